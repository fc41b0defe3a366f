import { clsx } from 'clsx';
import { History, Pencil } from 'lucide-react';
import { type MouseEvent, useState } from 'react';
import { IconButton } from '~/ui/icon-button';
import { Popover } from '~/ui/popover';
import { FieldIcon } from './field-icon';
import { FieldValue } from './field-value';
import { FieldForm, FieldHistory } from './late-parts';
import type { Field, ObjectDescription } from './types';
import type { OpenRecord } from './use-record';
import { sameValue } from './values';

type Props = { object: ObjectDescription; open: OpenRecord; mayEdit: boolean };

/** Every field of a record with its value; a click edits. */
export function RecordDetails({ object, open, mayEdit }: Props) {
  const [editing, setEditing] = useState<string | null>(null);
  const shown = object.fields.filter(({ key, readOnly }) => key !== object.titleField || !readOnly);
  return (
    <dl className="grid gap-px text-13">
      {shown.map((field) => (
        <DetailRow
          key={field.key}
          object={object}
          field={field}
          open={open}
          mayEdit={mayEdit && !field.readOnly}
          editing={editing === field.key}
          onEdit={() => setEditing(field.key)}
          onDone={() => setEditing(null)}
        />
      ))}
    </dl>
  );
}

type RowProps = {
  object: ObjectDescription;
  field: Field;
  open: OpenRecord;
  mayEdit: boolean;
  editing: boolean;
  onEdit: () => void;
  onDone: () => void;
};

function DetailRow({ object, field, open, mayEdit, editing, onEdit, onDone }: RowProps) {
  const { record, changed } = open;
  const value = <FieldValue record={record} field={field} />;
  const filled = record[field.key] !== null && record[field.key] !== '' && !sameValue(record[field.key], []);
  const onClick = (event: MouseEvent<HTMLElement>) => {
    const isOwn = (event.target as HTMLElement).closest('a, button') === null;
    if (mayEdit && isOwn && window.getSelection()?.type !== 'Range') onEdit();
  };
  return (
    <div
      className={clsx(
        'group grid grid-cols-[9.5rem_minmax(0,1fr)] items-start rounded-control',
        !editing && mayEdit && 'hover:bg-hover',
        changed.has(field.key) && 'animate-[mark_2.4s_ease-out]',
      )}
    >
      <dt className="flex min-h-8 items-center gap-2 ps-2 text-muted">
        <FieldIcon type={field.type} className="size-3.5 shrink-0" />
        <span className="truncate">{field.label}</span>
      </dt>
      {editing ? (
        <dd className="min-w-0 py-1 pe-1">
          <FieldForm field={field} open={open} onDone={onDone} onMissing={onDone} />
        </dd>
      ) : (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard has the button inside; the click is a larger target for it
        <dd
          onClick={onClick}
          className={clsx('relative flex min-h-8 min-w-0 items-start px-2', mayEdit && 'cursor-text')}
        >
          <span
            className={clsx('wrap-anywhere min-w-0 flex-1 py-1.5', field.type === 'longText' && 'whitespace-pre-line')}
          >
            {filled || field.type === 'flag' ? value : <span className="text-subtle">—</span>}
          </span>
          <span className="absolute end-0.5 top-0.5 flex rounded-control bg-raised opacity-0 transition-opacity focus-within:opacity-100 group-hover:opacity-100 has-data-[state=open]:opacity-100">
            <Popover
              label={`History of ${field.label}`}
              align="end"
              className="w-80"
              trigger={<IconButton size="small" label={`History of ${field.label}`} icon={<History />} />}
            >
              <FieldHistory object={object} record={record} field={field} />
            </Popover>
            {mayEdit && <IconButton size="small" label={`Edit ${field.label}`} icon={<Pencil />} onClick={onEdit} />}
          </span>
        </dd>
      )}
    </div>
  );
}
