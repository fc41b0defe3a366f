import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { type CellWriting, cellOf } from '~/features/records/cell-value';
import { FieldIcon } from '~/features/records/field-icon';
import type { Field, RecordView } from '~/features/records/types';
import { referred } from '~/features/records/values';
import { Avatar } from '~/ui/avatar';

/** One value as a card shows it; nothing for none. */
export type CardValue = { key: string; label: string; icon: ReactNode; show: (record: RecordView) => ReactNode };

/** How a card shows a field. What it says of a yes is its name: a “No” on a card would only be noise. */
export function cardValueOf(field: Field, words: CellWriting): CardValue {
  const { key, label, type } = field;
  if (type === 'flag') return { key, label: '', icon: <Check />, show: (record) => (record[key] ? label : null) };
  const picture = type === 'relation' || type === 'select';
  return { key, label, icon: picture ? null : <FieldIcon type={type} />, show: cellOf(field, words) };
}

type Props = { record: RecordView; values: readonly CardValue[]; owner: Field | undefined };

/** What stands on a record's card below its name: its telling values, and whose it is. */
export function RecordCard({ record, values, owner }: Props) {
  const person = owner && referred(record, owner);
  const lines = values.flatMap(({ key, label, icon, show }) => {
    const value = show(record);
    return value === null ? [] : [{ key, label, icon, value }];
  });
  if (lines.length === 0 && !person) return null;
  return (
    <div className="mt-1.5 flex items-end gap-2">
      <div className="grid min-w-0 flex-1 gap-1 text-12 text-muted">
        {lines.map(({ key, label, icon, value }) => (
          <div key={key} className="flex min-w-0 items-center gap-1.5 *:[svg]:size-3.5 *:[svg]:shrink-0">
            {icon}
            {label && <span className="sr-only">{label}: </span>}
            <span className="flex min-w-0 items-center gap-1.5 truncate tabular-nums">{value}</span>
          </div>
        ))}
      </div>
      {person && (
        <>
          <Avatar name={person.name} colourKey={person.id} />
          <span className="sr-only">
            {owner.label}: {person.name}
          </span>
        </>
      )}
    </div>
  );
}
