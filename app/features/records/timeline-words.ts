import type { RouterOutputs } from '@/api/types';

export type Entry = RouterOutputs['timeline']['list']['entries'][number];
export type Change = Entry['changes'][number];

const things: Record<string, string> = {
  person: 'person',
  company: 'company',
  deal: 'deal',
  lead: 'lead',
  product: 'product',
  activity: 'activity',
  task: 'task',
  lineItem: 'line item',
  note: 'note',
  employment: 'job',
  tag: 'tag',
};
const verbs: Record<Change['action'], string> = {
  create: 'added',
  update: 'changed',
  delete: 'moved to the trash',
  restore: 'restored',
  destroy: 'deleted for good',
};

const count = (number: number, one: string): string => `${number} ${one}${number === 1 ? '' : 's'}`;

/** Whether a logged value is none at all. */
export const isNothing = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

/** A field that had no value is set, one that had is changed. */
function fieldWords(fields: Change['fields']): string {
  const verb = fields.length > 0 && fields.every(({ from }) => isNothing(from)) ? 'set' : 'changed';
  const [only] = fields;
  return `${verb} ${fields.length === 1 && only ? only.label : count(fields.length, 'field')}`;
}

/** What was done, after the actor's name: “changed Job title”, “changed 4 fields”, “added a note”. */
export function deedWords(entry: Entry, recordId: string): string {
  const own = entry.changes.filter((change) => change.recordId === recordId);
  const main = own[0] ?? entry.changes[0];
  if (!main) return 'changed something';
  if (main.recordId !== recordId) return otherWords(main, recordId, entry.changes.length);
  if (main.action === 'create') return `added this ${things[main.object] ?? 'record'}`;
  if (main.action === 'delete') return 'moved this to the trash';
  if (main.action === 'restore') return 'took this out of the trash';
  if (main.object === 'lead' && own.some(({ fields }) => sets(fields, 'convertedAt'))) return 'converted this lead';
  return fieldWords(own.flatMap((change) => change.fields));
}

const sets = (fields: Change['fields'], key: string): boolean =>
  fields.some(({ field, from, to }) => field === key && isNothing(from) && !isNothing(to));

const changeOf = ({ fields }: Change, key: string) => fields.find(({ field }) => field === key);

function otherWords(change: Change, recordId: string, changes: number): string {
  if (change.object === 'activity' || change.object === 'task') return workWords(change, recordId);
  if (change.object === 'dealContact') return contactWords(change);
  if (change.object === 'lineItem' && changes > 1) return `changed ${count(changes, 'line item')}`;
  const thing = things[change.object] ?? 'record';
  if (change.object === 'note' || change.object === 'employment') {
    return `${verbs[change.action]} ${change.object === 'note' ? 'a note' : `the job at ${change.title}`}`;
  }
  if (change.action === 'update') return `${fieldWords(change.fields)} of ${change.title}`;
  return `${verbs[change.action]} the ${thing} ${change.title}`;
}

const kinds: Record<string, string> = { call: 'call', meeting: 'meeting', email: 'email' };

/** The deed about an activity or a task; what it is called stands beneath where it is new, for that is a link. */
function workWords(change: Change, recordId: string): string {
  const { activity } = change;
  const thing = change.object === 'task' ? 'task' : (kinds[activity?.kind ?? ''] ?? 'activity');
  const named = `the ${thing} ${change.title}`;
  if (change.action === 'create') {
    if (change.object === 'task') return 'added a task';
    const isPlanned = changeOf(change, 'done')?.to === false;
    return `${isPlanned ? 'planned' : 'logged'} ${thing === 'activity' || thing === 'email' ? 'an' : 'a'} ${thing}`;
  }
  if (change.action !== 'update') return `${verbs[change.action]} ${named}`;
  const moved = changeOf(change, 'recordId');
  if (moved) return `moved ${named} ${moved.to === recordId ? 'here' : `to ${moved.toText ?? 'another record'}`}`;
  const done = changeOf(change, 'done');
  if (done) return done.to ? `completed ${named}` : `reopened ${named}`;
  return `${fieldWords(change.fields)} of ${named}`;
}

function contactWords(change: Change): string {
  const person = changeOf(change, 'personId');
  const name = person?.toText ?? person?.fromText ?? 'a contact';
  if (change.action === 'create' || change.action === 'restore') return `added ${name} to the deal`;
  if (change.action === 'delete' || change.action === 'destroy') return `took ${name} off the deal`;
  return changeOf(change, 'isPrimary')?.to ? 'changed the main contact' : `${fieldWords(change.fields)} of a contact`;
}

const causes: Record<string, string> = {
  import: 'by an import',
  undo: 'by undoing',
  bulk: 'for several at once',
  admin: 'by an administrator’s command',
};

/** What brought it about, when it was no plain edit. Demo data is to read as if people had made it. */
export const causeWords = ({ cause }: Entry): string | undefined => causes[cause.kind];
