import type { RouterOutputs } from '@/api/types';

export type Entry = RouterOutputs['timeline']['list']['entries'][number];
export type Change = Entry['changes'][number];

const things: Record<string, string> = {
  person: 'person',
  company: 'company',
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
  if (main.recordId !== recordId) return otherWords(main);
  if (main.action === 'create') return `added this ${things[main.object] ?? 'record'}`;
  if (main.action === 'delete') return 'moved this to the trash';
  if (main.action === 'restore') return 'took this out of the trash';
  return fieldWords(own.flatMap((change) => change.fields));
}

function otherWords(change: Change): string {
  const thing = things[change.object] ?? 'record';
  if (change.object === 'note' || change.object === 'employment') {
    return `${verbs[change.action]} ${change.object === 'note' ? 'a note' : `the job at ${change.title}`}`;
  }
  if (change.action === 'update') return `${fieldWords(change.fields)} of ${change.title}`;
  return `${verbs[change.action]} the ${thing} ${change.title}`;
}

const causes: Record<string, string> = {
  import: 'by an import',
  undo: 'by undoing',
  bulk: 'for several at once',
  admin: 'by an administrator’s command',
};

/** What brought it about, when it was no plain edit. Demo data is to read as if people had made it. */
export const causeWords = ({ cause }: Entry): string | undefined => causes[cause.kind];
