import type { Descriptions } from './descriptions';
import { type FilterItem, isGroup } from './filter-language';
import { type Field, isObjectName, type ObjectDescription, type ObjectName } from './types';

/** A way to records whose own fields one may filter by: the one that a field points to, or those that are linked. */
export type Relation = { as: string; label: string; object: ObjectName };

const isOwn = ({ key }: Field) => !key.includes('.');

export const relationsOf = ({ fields, links }: ObjectDescription): Relation[] =>
  [...fields.filter((field) => field.type === 'relation' && field.filterable && isOwn(field)), ...links].flatMap(
    ({ as, label, object = '' }) => (as && isObjectName(object) ? [{ as, label, object }] : []),
  );

/** Fields of the record that a relation points to, as filters name them: `company.city`, “Company › City”. */
const fieldsThrough = ({ as, label: via }: Relation, related: ObjectDescription): Field[] =>
  related.fields
    .filter(({ filterable }) => filterable)
    .map((field) => ({ ...field, key: `${as}.${field.key}`, label: `${via} › ${field.label}` }));

/** The object with the fields of related records beside its own, as far as those are described: all that filters may name. */
export function withRelated(object: ObjectDescription, objects: Descriptions): ObjectDescription {
  const related = relationsOf(object).flatMap((relation) => {
    const description = objects[relation.object];
    return description ? fieldsThrough(relation, description) : [];
  });
  return { ...object, fields: [...object.fields, ...related] };
}

/** The record types whose fields a filter names besides its own: relations are called like what they point to. */
export function relatedIn(item: FilterItem): ObjectName[] {
  if (isGroup(item)) return [...new Set(item.items.flatMap(relatedIn))];
  const [name = '', field] = item.field.split('.');
  return field !== undefined && isObjectName(name) ? [name] : [];
}
