import { ChevronDown, ChevronUp, Columns3 } from 'lucide-react';
import { Button } from '~/ui/button';
import { Checkbox } from '~/ui/checkbox';
import { IconButton } from '~/ui/icon-button';
import { Popover } from '~/ui/popover';
import { defaultColumns } from './shown-columns';
import type { ObjectDescription } from './types';

type Props = {
  object: ObjectDescription;
  /** Keys in order; the first is the title, which always stands first. */
  shown: readonly string[];
  onChange: (keys: string[] | null) => void;
};

/** Which columns are shown, and in which order. */
export function ColumnMenu({ object, shown, onChange }: Props) {
  const [title = object.titleField, ...movable] = shown;
  const hidden = object.fields.filter(({ key }) => !shown.includes(key));
  const labelOf = (key: string) => object.fields.find((field) => field.key === key)?.label ?? key;
  const move = (key: string, step: 1 | -1) => {
    const from = movable.indexOf(key);
    const next = movable.filter((other) => other !== key);
    next.splice(from + step, 0, key);
    onChange([title, ...next]);
  };
  return (
    <Popover
      label="Columns"
      align="end"
      className="w-72"
      trigger={
        <Button size="small" variant="ghost" icon={<Columns3 />}>
          <span className="max-sm:sr-only">Columns</span>
        </Button>
      }
    >
      <div className="-m-1 max-h-[60dvh] overflow-y-auto p-1">
        <ul aria-label="Shown columns" className="grid">
          {movable.map((key, index) => (
            <li key={key} className="flex h-8 items-center gap-1 touch:h-11">
              <Checkbox
                label={labelOf(key)}
                checked
                className="min-w-0 flex-1"
                onChange={() => onChange([title, ...movable.filter((other) => other !== key)])}
              />
              <IconButton
                size="small"
                label={`Move ${labelOf(key)} up`}
                icon={<ChevronUp />}
                disabled={index === 0}
                onClick={() => move(key, -1)}
              />
              <IconButton
                size="small"
                label={`Move ${labelOf(key)} down`}
                icon={<ChevronDown />}
                disabled={index === movable.length - 1}
                onClick={() => move(key, 1)}
              />
            </li>
          ))}
        </ul>
        {hidden.length > 0 && (
          <>
            <p className="mt-2 border-t pt-2 pb-1 text-12 text-muted">Hidden</p>
            <ul aria-label="Hidden columns" className="grid">
              {hidden.map(({ key, label }) => (
                <li key={key} className="flex h-8 items-center touch:h-11">
                  <Checkbox label={label} checked={false} onChange={() => onChange([title, ...movable, key])} />
                </li>
              ))}
            </ul>
          </>
        )}
        <div className="mt-2 border-t pt-2">
          <Button
            size="small"
            variant="ghost"
            disabled={shown.join() === [title, ...defaultColumns(object).filter((key) => key !== title)].join()}
            onClick={() => onChange(null)}
          >
            Back to the standard columns
          </Button>
        </div>
      </div>
    </Popover>
  );
}
