import { ChevronDown, ChevronUp, Pin } from 'lucide-react';
import { densities, keepDensity, useDensity } from '~/lib/density';
import { Button } from '~/ui/button';
import { Checkbox } from '~/ui/checkbox';
import { IconButton } from '~/ui/icon-button';
import { Segments } from '~/ui/segments';
import { defaultColumns } from './shown-columns';
import type { ObjectDescription } from './types';
import type { Columns } from './use-columns';

export type ColumnChoicesProps = { object: ObjectDescription; columns: Columns };

/** Which columns are shown, in which order, which of them stay in sight, and how close the rows stand. */
export function ColumnChoices({ object, columns }: ColumnChoicesProps) {
  const { keys, pinned, show, restore } = columns;
  const hidden = object.fields.filter(({ key }) => !keys.includes(key));
  const [title = object.titleField] = keys;
  const standard = [title, ...defaultColumns(object).filter((key) => key !== title)];
  return (
    <>
      <div className="-m-1 max-h-[50dvh] overflow-y-auto p-1">
        <ShownColumns object={object} columns={columns} />
        {hidden.length > 0 && (
          <>
            <p className="mt-2 border-t pt-2 pb-1 text-12 text-muted">Hidden</p>
            <ul aria-label="Hidden columns" className="grid">
              {hidden.map(({ key, label }) => (
                <li key={key} className="flex h-8 items-center touch:h-11">
                  <Checkbox label={label} checked={false} onChange={() => show(key)} />
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
      <div className="mt-3 -mx-3 grid gap-2 border-t px-3 pt-3">
        <RowDensity />
        <Button
          size="small"
          variant="ghost"
          className="-mx-1.5 justify-self-start"
          disabled={pinned.length === 0 && keys.join() === standard.join()}
          onClick={restore}
        >
          Back to the standard columns
        </Button>
      </div>
    </>
  );
}

function ShownColumns({ object, columns }: ColumnChoicesProps) {
  const { keys, pinned, hide, move, pin, unpin } = columns;
  const [, ...movable] = keys;
  const labelOf = (key: string) => object.fields.find((field) => field.key === key)?.label ?? key;
  return (
    <ul aria-label="Shown columns" className="grid">
      {movable.map((key, index) => {
        const label = labelOf(key);
        const isPinned = pinned.includes(key);
        const mayPass = (other: string | undefined) => other !== undefined && pinned.includes(other) === isPinned;
        return (
          <li key={key} className="flex h-8 items-center gap-1 touch:h-11">
            <Checkbox label={label} checked className="min-w-0 flex-1" onChange={() => hide(key)} />
            <IconButton
              size="small"
              className="max-sm:hidden"
              label={isPinned ? `Unpin ${label}` : `Pin ${label} left`}
              icon={<Pin />}
              pressed={isPinned}
              onClick={() => (isPinned ? unpin(key) : pin(key))}
            />
            <IconButton
              size="small"
              label={`Move ${label} up`}
              icon={<ChevronUp />}
              disabled={!mayPass(movable[index - 1])}
              onClick={() => move(key, -1)}
            />
            <IconButton
              size="small"
              label={`Move ${label} down`}
              icon={<ChevronDown />}
              disabled={!mayPass(movable[index + 1])}
              onClick={() => move(key, 1)}
            />
          </li>
        );
      })}
    </ul>
  );
}

const densityLabels = { comfortable: 'Comfortable', compact: 'Compact' };

/** Fingers need the room that rows have: there is nothing to choose then. */
function RowDensity() {
  return (
    <div className="flex items-center justify-between gap-3 text-13 touch:hidden">
      Rows
      <Segments
        label="Rows"
        current={useDensity()}
        options={densities.map((value) => ({ value, label: densityLabels[value] }))}
        segment={(value) => ({ onClick: () => keepDensity(value) })}
      />
    </div>
  );
}
