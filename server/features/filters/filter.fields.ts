import type { FieldDefinition, LinkDefinition, ObjectDefinition } from '../records/object-types';
import { objects } from '../records/registry';

/** A field that a path names: of the object itself, or of the record that `via` points to. */
export type FieldTarget = {
  readonly path: string;
  readonly object: ObjectDefinition;
  readonly field: FieldDefinition;
  /** The relation field of the listed object, or its links to others, for a path like `company.industry`. */
  readonly via?: FieldDefinition | LinkDefinition;
};

export const isLink = (via: FieldDefinition | LinkDefinition): via is LinkDefinition => 'through' in via;

/** Columns of every record that no object describes, since they are never shown as a field. */
const bookkeeping: readonly FieldDefinition[] = [
  { key: 'deletedAt', label: 'Moved to trash', type: 'instant', sortable: true, filterable: true },
  { key: 'importId', label: 'Import', type: 'relation', filterable: true },
  { key: 'demo', label: 'Demo data', type: 'flag', filterable: true },
];

const fieldOf = (object: ObjectDefinition, key: string): FieldDefinition | undefined =>
  object.fields.find((field) => field.key === key) ?? bookkeeping.find((field) => field.key === key);

/** The field that a path like `city` or `company.industry` names; undefined where the object has none. One level only. */
export function fieldAt(object: ObjectDefinition, path: string): FieldTarget | undefined {
  const [head = '', tail] = path.split('.');
  if (tail === undefined) {
    const field = fieldOf(object, head);
    return field && { path, object, field };
  }
  const via =
    object.fields.find(({ type, as }) => type === 'relation' && as === head) ??
    object.links?.find(({ as }) => as === head);
  const related = via?.object && objects[via.object];
  const field = related && fieldOf(related, tail);
  return field && { path, object: related, field, via };
}

/** How a person reads the path: 'City', 'Company › Industry'. */
export const targetLabel = ({ field, via }: FieldTarget): string =>
  via ? `${via.label} › ${field.label}` : field.label;
