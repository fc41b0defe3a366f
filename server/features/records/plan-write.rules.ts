import type { TenantId } from '@db/ids';
import { newId } from '@db/ids';
import type { ChangeAction, Diff } from '@db/tables/history';
import type { ChangeSource } from '../changes/append';
import { diffOf, emptyValue, sameValue, storedValues } from './diff.rules';
import type { ObjectDefinition, RecordRow } from './object-types';

export type TagChange = { add: string[]; remove: string[] };

/** One change of one record, worked out and not yet done. `before` is the row it was worked out from. */
export type Write = {
  object: ObjectDefinition;
  action: Exclude<ChangeAction, 'destroy'>;
  before: RecordRow | null;
  after: RecordRow;
  diff: Diff;
  tags?: TagChange;
  /** Part of another change, e.g. the employment that comes with a new person: not told on its own. */
  silent?: boolean;
};

export type CreateItem = {
  /** Made by the caller, so that trying again makes no second record. */
  id?: string;
  values: Readonly<Record<string, unknown>>;
  /** Columns that are no writable fields, e.g. the record a note stands on. */
  columns?: Readonly<Record<string, unknown>>;
};

type Planner = Pick<ChangeSource, 'actor' | 'at' | 'cause'>;

const withDerived = (object: ObjectDefinition, row: RecordRow): RecordRow => ({ ...row, ...object.derive?.(row) });

const tagIdsOf = (values: Readonly<Record<string, unknown>>): string[] | undefined =>
  Array.isArray(values.tags) ? values.tags.map(String) : undefined;

/** A new record from values that were checked. */
export function planCreate(
  object: ObjectDefinition,
  tenantId: TenantId,
  source: Planner,
  { id = newId(), values, columns }: CreateItem,
): Write {
  const { tags: _tags, ...own } = values;
  const empty = Object.fromEntries(
    object.fields.filter(({ type }) => type !== 'tags').map((field) => [field.key, field.initial ?? emptyValue(field)]),
  );
  const after = withDerived(object, {
    ...empty,
    ...storedValues(object, own),
    ...columns,
    tenantId,
    id,
    version: 1,
    createdAt: source.at,
    updatedAt: source.at,
    createdBy: source.actor.id,
    ownerId: (values.ownerId as string | undefined) ?? null,
    deletedAt: null,
    importId: source.cause.kind === 'import' ? source.cause.id : null,
    demo: source.cause.kind === 'demo',
    custom: {},
  });
  const add = tagIdsOf(values) ?? [];
  const diff = diffOf(object, null, after);
  if (add.length > 0) diff.tags = [[], add];
  return { object, action: 'create', before: null, after, diff, ...(add.length > 0 && { tags: { add, remove: [] } }) };
}

/** What the wanted set of tags changes of the present one. */
export function tagChange(present: readonly string[], wanted: readonly string[]): TagChange | undefined {
  const add = wanted.filter((id) => !present.includes(id));
  const remove = present.filter((id) => !wanted.includes(id));
  return add.length + remove.length > 0 ? { add, remove } : undefined;
}

/**
 * New values for a record; undefined when they change nothing.
 * @param presentTags ids of the tags it has; needed when `values` holds tags
 */
export function planUpdate(
  object: ObjectDefinition,
  source: Planner,
  before: RecordRow,
  values: Readonly<Record<string, unknown>>,
  presentTags: readonly string[] = [],
): Write | undefined {
  const { tags: _tags, ...own } = values;
  const changed = Object.entries(own).filter(([key, value]) => !sameValue(before[key], value));
  const wantedTags = tagIdsOf(values);
  const tags = wantedTags && tagChange(presentTags, wantedTags);
  if (changed.length === 0 && !tags) return undefined;
  const after = withDerived(object, {
    ...before,
    ...storedValues(object, Object.fromEntries(changed)),
    version: before.version + 1,
    updatedAt: source.at,
  });
  const diff = diffOf(object, before, after);
  if (tags) diff.tags = [[...presentTags].sort(), [...(wantedTags ?? [])].sort()];
  return { object, action: 'update', before, after, diff, ...(tags && { tags }) };
}

/** Into the trash or back. */
export function planMove(
  object: ObjectDefinition,
  source: Planner,
  before: RecordRow,
  action: 'delete' | 'restore',
): Write {
  const deletedAt = action === 'delete' ? source.at : null;
  return {
    object,
    action,
    before,
    after: { ...before, deletedAt, version: before.version + 1, updatedAt: source.at },
    diff: {},
  };
}
