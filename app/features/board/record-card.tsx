import { clsx } from 'clsx';
import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { type CellWriting, cellOf } from '~/features/records/cell-value';
import { FieldIcon } from '~/features/records/field-icon';
import type { Field, RecordView } from '~/features/records/types';
import { referred } from '~/features/records/values';
import { Avatar } from '~/ui/avatar';

/** One value as a card shows it; nothing for none. */
export type CardValue = {
  key: string;
  /** Said to those who do not see the picture. */
  label: string;
  icon: ReactNode;
  /** A picture and words beside each other. */
  isPair: boolean;
  show: (record: RecordView) => ReactNode;
};

/** Values that say by themselves what they are. */
const plain = new Set(['text', 'number', 'select', 'relation']);

/** How a card shows a field. What it says of a yes is its name: a “No” on a card would only be noise. */
export function cardValueOf(field: Field, words: CellWriting): CardValue {
  const { key, label, type } = field;
  if (type === 'flag') {
    return { key, label: '', icon: <Check />, isPair: false, show: (record) => (record[key] ? label : null) };
  }
  const icon = plain.has(type) ? null : <FieldIcon type={type} />;
  return { key, label, icon, isPair: type === 'relation', show: cellOf(field, words) };
}

type Props = { record: RecordView; values: readonly CardValue[]; owner: Field | undefined };

/** What stands on a record's card below its name: its telling values, and whose it is. */
export function RecordCard({ record, values, owner }: Props) {
  const person = owner && referred(record, owner);
  const lines = values.flatMap(({ show, ...one }) => {
    const value = show(record);
    return value === null ? [] : [{ ...one, value }];
  });
  if (lines.length === 0 && !person) return null;
  return (
    <div className="mt-1.5 flex items-end gap-2">
      <div className="grid min-w-0 flex-1 gap-1 text-12 text-muted">
        {lines.map(({ key, label, icon, isPair, value }) => (
          <div key={key} className="flex min-w-0 items-center gap-1.5 *:[svg]:size-3.5 *:[svg]:shrink-0">
            {icon}
            {label && <span className="sr-only">{label}: </span>}
            <span className={clsx('min-w-0 truncate tabular-nums', isPair && 'flex items-center gap-1.5 *:truncate')}>
              {value}
            </span>
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
