import { clsx } from 'clsx';
import { Command } from 'cmdk';
import { ChevronRight, History, StickyNote } from 'lucide-react';
import type { ReactNode } from 'react';
import { iconOf } from '~/features/commands/command-icons';
import type { OfferedCommand } from '~/features/commands/offers';
import { glyphShapes } from '~/features/records/field-value';
import { Avatar } from '~/ui/avatar';
import { Kbd } from '~/ui/kbd';
import type { FoundRecord } from './use-found';

const rowStyle =
  'group/row flex min-h-9 cursor-default items-center gap-2.5 rounded-small px-3 text-13 data-[selected=true]:bg-hover touch:min-h-12 touch:text-14';
const groupStyle =
  '**:[[cmdk-group-heading]]:px-3 **:[[cmdk-group-heading]]:pt-2 **:[[cmdk-group-heading]]:pb-1 **:[[cmdk-group-heading]]:text-12 **:[[cmdk-group-heading]]:text-muted';

export function Rows({ heading, children }: { heading: string; children: ReactNode }) {
  return (
    <Command.Group heading={heading} className={groupStyle}>
      {children}
    </Command.Group>
  );
}

const Glyph = ({ children }: { children: ReactNode }) => (
  <span className="grid size-5 shrink-0 place-items-center text-muted">{children}</span>
);

type RowProps = { value: string; icon: ReactNode; label: string; keys?: string | undefined; onSelect: () => void };

/** Something to do, with its shortcut. */
export function DeedRow({ value, icon, label, keys, onSelect }: RowProps) {
  return (
    <Command.Item value={value} onSelect={onSelect} className={rowStyle}>
      <Glyph>{icon}</Glyph>
      <span className="min-w-0 flex-1 truncate">{label}</span>
      {keys && <Kbd keys={keys} className="text-muted" />}
    </Command.Item>
  );
}

export const CommandRow = ({ command, onSelect }: { command: OfferedCommand; onSelect: () => void }) => (
  <DeedRow
    value={valueOfCommand(command)}
    icon={iconOf(command.id)}
    label={command.label}
    keys={command.keys[0]}
    onSelect={onSelect}
  />
);

export const SearchRow = ({ text, onSelect }: { text: string; onSelect: () => void }) => (
  <DeedRow value={`search:${text}`} icon={<History />} label={text} onSelect={onSelect} />
);

type RecordRowProps = { record: FoundRecord; onSelect: () => void; onActions: () => void };

/** A record by its glyph; a note says its words, and the record that it stands on. */
export function RecordRow({ record, onSelect, onActions }: RecordRowProps) {
  const { object, id, title, subtitle, note } = record;
  const aside = note === undefined ? subtitle : `Note on ${title}`;
  return (
    <Command.Item value={valueOfRecord(record)} onSelect={onSelect} className={rowStyle}>
      {note === undefined ? (
        <Avatar name={title} colourKey={id} shape={glyphShapes[object]} />
      ) : (
        <Glyph>
          <StickyNote />
        </Glyph>
      )}
      <span className="flex min-w-0 flex-1 gap-x-2.5 max-sm:flex-col">
        <bdi className={clsx('min-w-0 flex-1 truncate', note === undefined && 'font-medium')}>{note ?? title}</bdi>
        {aside && <span className="truncate text-muted max-sm:text-12 sm:max-w-[45%]">{aside}</span>}
      </span>
      {/* Inside an option nothing else can be operated: keys have the right arrow for it */}
      <span
        aria-hidden="true"
        title="Actions"
        onPointerDown={(event) => event.stopPropagation()}
        onClick={(event) => {
          event.stopPropagation();
          onActions();
        }}
        className="-me-2 grid size-7 shrink-0 place-items-center rounded-small text-muted opacity-0 hover:bg-pressed group-data-[selected=true]/row:opacity-100 touch:size-11 touch:opacity-100"
      >
        <ChevronRight className="size-3.5 rtl:-scale-x-100" />
      </span>
    </Command.Item>
  );
}

const valueOfCommand = ({ id }: Pick<OfferedCommand, 'id'>): string => `command:${id}`;
export const valueOfRecord = ({ object, id, note }: FoundRecord): string =>
  `${note === undefined ? 'record' : 'note'}:${object}:${id}`;
