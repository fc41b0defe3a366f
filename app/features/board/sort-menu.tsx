import { ArrowUpDown } from 'lucide-react';
import type { Field, ObjectDescription, SortLevel } from '~/features/records/types';
import { Button } from '~/ui/button';
import { Menu, MenuChoice, MenuSeparator } from '~/ui/menu';
import { ownLevels } from './field-query';

/** What both directions mean for values of a kind. */
function directionWords({ type }: Field): { asc: string; desc: string } {
  if (type === 'date' || type === 'instant') return { asc: 'Earliest first', desc: 'Latest first' };
  if (type === 'number' || type === 'money') return { asc: 'Smallest first', desc: 'Largest first' };
  if (type === 'select' || type === 'flag') return { asc: 'In order', desc: 'In reverse' };
  return { asc: 'A to Z', desc: 'Z to A' };
}

type Props = { object: ObjectDescription; sort: readonly SortLevel[]; onChange: (sort: SortLevel[]) => void };

/** In which order the cards of a column stand. */
export function SortMenu({ object, sort, onChange }: Props) {
  const fields = object.fields.filter(({ sortable, key }) => sortable && key !== 'createdAt');
  const [level] = ownLevels(object, sort);
  const current = fields.find(({ key }) => key === level?.field);
  return (
    <Menu
      align="end"
      trigger={
        <Button size="small" variant="ghost" icon={<ArrowUpDown />}>
          {current ? current.label : 'Newest first'}
        </Button>
      }
    >
      <MenuChoice
        value={current?.key ?? ''}
        onValueChange={(field) => onChange(field ? [{ field, direction: 'asc' }] : [])}
        options={[{ value: '', label: 'Newest first' }, ...fields.map(({ key, label }) => ({ value: key, label }))]}
      />
      {current && (
        <>
          <MenuSeparator />
          <MenuChoice
            value={level?.direction ?? 'asc'}
            onValueChange={(to) => onChange([{ field: current.key, direction: to === 'desc' ? 'desc' : 'asc' }])}
            options={Object.entries(directionWords(current)).map(([value, label]) => ({ value, label }))}
          />
        </>
      )}
    </Menu>
  );
}
