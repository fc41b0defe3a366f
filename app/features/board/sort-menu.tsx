import { ArrowDownWideNarrow, ArrowUpNarrowWide } from 'lucide-react';
import type { Field, ObjectDescription, SortLevel } from '~/features/records/types';
import { Button } from '~/ui/button';
import { Menu, MenuChoice, MenuSeparator } from '~/ui/menu';
import { levelsOf } from './field-query';

type Direction = SortLevel['direction'];

/** What both directions mean for values of a kind. */
function directionWords({ type }: Field): Record<Direction, string> {
  if (type === 'date' || type === 'instant') return { asc: 'Earliest first', desc: 'Latest first' };
  if (type === 'number' || type === 'money') return { asc: 'Smallest first', desc: 'Largest first' };
  if (type === 'select' || type === 'flag') return { asc: 'In order', desc: 'In reverse' };
  return { asc: 'A to Z', desc: 'Z to A' };
}

type Props = { object: ObjectDescription; sort: readonly SortLevel[]; onChange: (sort: SortLevel[]) => void };

/** In which order the cards of a column stand. */
export function SortMenu({ object, sort, onChange }: Props) {
  const [level = object.defaultSort] = levelsOf(object, sort);
  const fields = object.fields.filter(({ sortable }) => sortable);
  const current = fields.find(({ key }) => key === level.field);
  const choose = (field: string, direction: Direction) => {
    const { defaultSort } = object;
    const isDefault = field === defaultSort.field && direction === defaultSort.direction;
    onChange(isDefault ? [] : [{ field, direction }]);
  };
  return (
    <Menu
      align="end"
      trigger={
        <Button
          size="small"
          variant="ghost"
          icon={level.direction === 'asc' ? <ArrowUpNarrowWide /> : <ArrowDownWideNarrow />}
        >
          <span className="sr-only">Sorted by </span>
          <span className="max-lg:sr-only">{current?.label ?? level.field}</span>
        </Button>
      }
    >
      <MenuChoice
        value={level.field}
        onValueChange={(field) =>
          choose(field, field === object.defaultSort.field ? object.defaultSort.direction : 'asc')
        }
        options={fields.map(({ key, label }) => ({ value: key, label }))}
      />
      {current && (
        <>
          <MenuSeparator />
          <MenuChoice
            value={level.direction}
            onValueChange={(to) => choose(current.key, to === 'desc' ? 'desc' : 'asc')}
            options={Object.entries(directionWords(current)).map(([value, label]) => ({ value, label }))}
          />
        </>
      )}
    </Menu>
  );
}
