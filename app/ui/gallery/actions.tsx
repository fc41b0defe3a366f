import { Archive, ChevronDown, Copy, Ellipsis, Pencil, Plus, Star, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Button, ButtonLink } from '../button';
import { CopyButton } from '../copy-button';
import { IconButton } from '../icon-button';
import { Kbd } from '../kbd';
import { Menu, MenuCheckItem, MenuChoice, MenuItem, MenuLabel, MenuSeparator } from '../menu';
import { TextLink } from '../text-link';
import { Row, Specimen } from './specimen';

const variants = ['primary', 'secondary', 'ghost', 'danger'] as const;

export function ActionSpecimens() {
  return (
    <>
      <Specimen title="Buttons" note="One primary per view. Loading keeps the width and the focus.">
        {(['medium', 'small', 'large'] as const).map((size) => (
          <Row key={size} label={size}>
            {variants.map((variant) => (
              <Button key={variant} variant={variant} size={size}>
                {variant === 'danger' ? 'Delete 3 books' : 'Save changes'}
              </Button>
            ))}
            <Button size={size} icon={<Plus />}>
              With icon
            </Button>
          </Row>
        ))}
        <Row label="loading and disabled">
          {variants.map((variant) => (
            <Button key={variant} variant={variant} loading>
              Save changes
            </Button>
          ))}
          {variants.map((variant) => (
            <Button key={variant} variant={variant} disabled>
              Save changes
            </Button>
          ))}
        </Row>
        <Row label="links">
          <ButtonLink to="?" variant="primary">
            Open full
          </ButtonLink>
          <ButtonLink to="?">Go back</ButtonLink>
          <TextLink to="?">A link in text</TextLink>
        </Row>
      </Specimen>
      <Specimen title="Icon buttons and keyboard hints">
        <Row>
          <IconButton label="Edit" icon={<Pencil />} shortcut="e" />
          <IconButton label="Copy" icon={<Copy />} variant="secondary" shortcut="Mod+C" />
          <IconButton label="Favourite" icon={<Star />} pressed />
          <IconButton label="Archive" icon={<Archive />} size="small" />
          <IconButton label="Delete" icon={<Trash2 />} disabled />
          <CopyButton text="req_123" label="Copy request id" />
          <CopyButton text="req_123" label="Copy link" look="text" />
        </Row>
        <Row>
          <Kbd keys="Mod+K" />
          <Kbd keys="Shift+Enter" />
          <Kbd keys="g p" />
          <Kbd keys="Escape" />
        </Row>
      </Specimen>
      <MenuSpecimen />
    </>
  );
}

function MenuSpecimen() {
  const [columns, setColumns] = useState(['Title', 'Author']);
  const [order, setOrder] = useState('title');
  return (
    <Specimen title="Menus">
      <Row>
        <Menu trigger={<Button icon={<ChevronDown />}>Actions</Button>}>
          <MenuItem icon={<Pencil />} shortcut="e" onSelect={() => {}}>
            Rename
          </MenuItem>
          <MenuItem icon={<Copy />} shortcut="Mod+D" onSelect={() => {}}>
            Duplicate
          </MenuItem>
          <MenuItem icon={<Archive />} disabled>
            Archive
          </MenuItem>
          <MenuSeparator />
          <MenuItem icon={<Trash2 />} tone="danger" onSelect={() => {}}>
            Move to trash
          </MenuItem>
        </Menu>
        <Menu trigger={<Button>Columns</Button>}>
          <MenuLabel>Shown columns</MenuLabel>
          {['Title', 'Author', 'Shelf'].map((column) => (
            <MenuCheckItem
              key={column}
              checked={columns.includes(column)}
              onCheckedChange={(on) =>
                setColumns(on ? [...columns, column] : columns.filter((other) => other !== column))
              }
            >
              {column}
            </MenuCheckItem>
          ))}
          <MenuSeparator />
          <MenuLabel>Order</MenuLabel>
          <MenuChoice
            value={order}
            onValueChange={setOrder}
            options={[
              { value: 'title', label: 'By title' },
              { value: 'shelf', label: 'By shelf' },
            ]}
          />
        </Menu>
        <Menu align="end" trigger={<IconButton label="More" icon={<Ellipsis />} />}>
          <MenuItem to="?">A place to go</MenuItem>
        </Menu>
      </Row>
    </Specimen>
  );
}
