import { Rows3 } from 'lucide-react';
import { Button } from '~/ui/button';
import { Menu, MenuChoice } from '~/ui/menu';
import type { Field, ObjectDescription } from './types';

const groupTypes = new Set(['select', 'country', 'relation', 'user', 'flag', 'date', 'instant']);

/** Fields that rows can be grouped by: choices, people, records, yes or no, and the months of dates. */
export const groupFields = ({ fields }: ObjectDescription): Field[] =>
  fields.filter(({ type, filterable }) => filterable && groupTypes.has(type));

type Props = { object: ObjectDescription; group: string | null; onChange: (group: string | null) => void };

/** By which field the rows stand together. */
export function GroupMenu({ object, group, onChange }: Props) {
  const fields = groupFields(object);
  const current = fields.find(({ key }) => key === group);
  return (
    <Menu
      align="end"
      trigger={
        <Button size="small" variant="ghost" icon={<Rows3 />} aria-pressed={current !== undefined}>
          <span className="max-lg:sr-only">{current ? `By ${current.label.toLowerCase()}` : 'Group'}</span>
        </Button>
      }
    >
      <MenuChoice
        value={group ?? ''}
        onValueChange={(key) => onChange(key || null)}
        options={[{ value: '', label: 'No groups' }, ...fields.map(({ key, label }) => ({ value: key, label }))]}
      />
    </Menu>
  );
}
