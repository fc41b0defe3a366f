import { useSearchParams } from '@remix-run/react';
import { ChevronDown, Layers2 } from 'lucide-react';
import type { ObjectDescription } from '~/features/records/types';
import { Button } from '~/ui/button';
import { Menu, MenuChoice } from '~/ui/menu';
import { fieldsOfBoards, writeFieldPlace } from './field-place';

/** By what the cards stand in columns; deals also by their stage, which is no field of its own to choose. */
export function FieldMenu({ object, by }: { object: ObjectDescription; by: string }) {
  const [, setParams] = useSearchParams();
  const options = [
    ...(object.name === 'deal' ? [{ value: '', label: 'Stage' }] : []),
    ...fieldsOfBoards(object).map(({ key, label }) => ({ value: key, label })),
  ];
  const current = options.find(({ value }) => value === by);
  return (
    <Menu
      align="end"
      trigger={
        <Button size="small" variant="ghost">
          <span className="flex items-center gap-1">
            <Layers2 className="lg:hidden" />
            <span className="max-lg:sr-only">By {current?.label.toLowerCase()}</span>
            <ChevronDown className="size-3.5 text-muted" />
          </span>
        </Button>
      }
    >
      <MenuChoice
        value={by}
        onValueChange={(key) => setParams((now) => writeFieldPlace(now, { by: key }), { preventScrollReset: true })}
        options={options}
      />
    </Menu>
  );
}
