import type { Transaction } from '@db/database';
import type { ChangeSource } from '../changes/append';
import { loadRows } from './bulk-rows';
import { writeProblems } from './checks';
import { collidingFields } from './collisions';
import type { ObjectDefinition, RecordRow } from './object-types';
import { planUpdate, type Write } from './plan-write.rules';
import { readValues } from './read-values';
import { tagIdsOf } from './record-tags';
import type { Problems } from './references';
import { takenProblems } from './unique-fields';

type Values = Readonly<Record<string, unknown>>;

/** New values for a record that was read at a version. They are not checked yet. */
export type EditItem = { id: string; version: number; values: Values };

/** Fields of a record that stay as they are, and why. */
export type RefusedEdit = { id: string; fields: Problems };

type Plan = { writes: Write[]; refused: RefusedEdit[] };

/** An edit whose values were read; what is refused of it is taken out of `values`. */
type Edit = { before: RecordRow; version: number; tags: string[]; values: Record<string, unknown>; refused: Problems };

const everyField = (values: Values, why: string): Problems =>
  Object.fromEntries(Object.keys(values).map((key) => [key, why]));

function refuse(edit: Edit, problems: Problems): void {
  for (const [key, why] of Object.entries(problems)) {
    if (!(key in edit.values)) continue;
    edit.refused[key] = why;
    delete edit.values[key];
  }
}

const meanwhile = 'Somebody changed this meanwhile.';

/** Reads the values of an item; what is wrong of them is left out. */
function readEdit(
  object: ObjectDefinition,
  { version, values: raw }: EditItem,
  { before, tags, defaultCountry }: { before: RecordRow; tags: string[]; defaultCountry: string },
): Edit {
  const { values, problems } = readValues(object, raw, { kind: 'update', defaultCountry });
  const edit = { before, version, tags, values: { ...values }, refused: { ...problems } };
  // An amount whose currency is wrong would be as many of another one
  for (const { key, currencyField } of object.fields) {
    if (currencyField && currencyField in problems && key in edit.values)
      refuse(edit, { [key]: 'Its currency is not right.' });
  }
  return edit;
}

/** Takes out of the edits what somebody else has changed since they were made. */
async function refuseCollidingFields(tx: Transaction, object: ObjectDefinition, edits: readonly Edit[]): Promise<void> {
  const stale = edits.filter(({ version, before }) => version !== before.version);
  const colliding = await collidingFields(tx, object, stale);
  for (const [at, edit] of stale.entries()) {
    const fields = colliding[at] ?? [];
    if (fields.length > 0) refuse(edit, Object.fromEntries(fields.map((key) => [key, meanwhile])));
  }
}

type Broken = { edit: Edit; problems: Problems };

/**
 * The same problems under the edited fields that bring them about, where a rule blames others: a lost deal lacks a reason,
 * and its stage was edited. Those are the fields without which the rule is kept; all of the edit, where no single one is.
 */
async function underEditedFields(
  tx: Transaction,
  object: ObjectDefinition,
  source: ChangeSource,
  broken: readonly Broken[],
): Promise<Broken[]> {
  const others = broken.filter(({ edit, problems }) => !Object.keys(problems).some((key) => key in edit.values));
  const tries = others.flatMap((one) =>
    Object.keys(one.edit.values).map((key) => {
      const { [key]: _without, ...rest } = one.edit.values;
      return { one, key, write: planUpdate(object, source, one.edit.before, rest, one.edit.tags) };
    }),
  );
  const writes = tries.flatMap(({ write }) => write ?? []);
  const left = new Map((await writeProblems(tx, object, writes)).map((problems, at) => [writes[at], problems]));
  return broken.map((one) => {
    if (!others.includes(one)) return one;
    const { edit, problems } = one;
    const keeps = (write: Write | undefined) => !Object.keys(left.get(write) ?? {}).some((key) => key in problems);
    const guilty = tries.filter((tried) => tried.one === one && keeps(tried.write)).map(({ key }) => key);
    const keys = guilty.length > 0 ? guilty : Object.keys(edit.values);
    const why = Object.values(problems).join(' ');
    return { edit, problems: Object.fromEntries(keys.map((key) => [key, why])) };
  });
}

/** What is written of the edits; what breaks a rule is taken out of them, until nothing does. */
async function fittingWrites(
  tx: Transaction,
  object: ObjectDefinition,
  source: ChangeSource,
  edits: readonly Edit[],
): Promise<Write[]> {
  for (;;) {
    const planned = edits.flatMap((edit) => {
      const write = planUpdate(object, source, edit.before, edit.values, edit.tags);
      return write ? [{ edit, write }] : [];
    });
    const writes = planned.map(({ write }) => write);
    const rules = await writeProblems(tx, object, writes);
    const taken = await takenProblems(
      tx,
      object,
      writes.map(({ after }) => after),
    );
    const broken = planned.flatMap(({ edit }, at): Broken[] => {
      const problems = { ...rules[at], ...taken[at] };
      return Object.keys(problems).length > 0 ? [{ edit, problems }] : [];
    });
    if (broken.length === 0) return writes;
    const named = await underEditedFields(tx, object, source, broken);
    for (const { edit, problems } of named) refuse(edit, problems);
  }
}

/** What edits of many records come to: the writes, and what of them is refused, field by field. Only reads. */
export async function planMany(
  tx: Transaction,
  object: ObjectDefinition,
  source: ChangeSource,
  { items, defaultCountry }: { items: readonly EditItem[]; defaultCountry: string },
): Promise<Plan> {
  const rows = await loadRows(
    tx,
    object,
    items.map(({ id }) => id),
  );
  const tagged = items.some(({ values }) => 'tags' in values);
  const tags = tagged ? await tagIdsOf(tx, object.name, [...rows.keys()]) : undefined;
  const refused: RefusedEdit[] = [];
  const edits: Edit[] = [];
  for (const item of items) {
    const before = rows.get(item.id);
    if (before && !before.deletedAt) {
      edits.push(readEdit(object, item, { before, tags: tags?.get(item.id) ?? [], defaultCountry }));
    } else {
      const why = before ? 'It is in the trash.' : 'It is not there any more.';
      refused.push({ id: item.id, fields: everyField(item.values, why) });
    }
  }
  await refuseCollidingFields(tx, object, edits);
  const writes = await fittingWrites(tx, object, source, edits);
  for (const { before, refused: fields } of edits) {
    if (Object.keys(fields).length > 0) refused.push({ id: before.id, fields });
  }
  return { writes, refused };
}
