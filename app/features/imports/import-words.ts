import type { RouterOutputs } from '@/api/types';

export type ImportView = RouterOutputs['imports']['get'];
export type ImportSummary = RouterOutputs['imports']['list']['rows'][number];
type Status = ImportView['status'];

/** A state in words, and the colour that goes with it. */
export const statusWords: Record<Status, { label: string; hue: 'grey' | 'blue' | 'green' | 'amber' | 'red' }> = {
  uploaded: { label: 'Not started', hue: 'grey' },
  ready: { label: 'Ready to start', hue: 'grey' },
  queued: { label: 'Waiting', hue: 'blue' },
  running: { label: 'Running', hue: 'blue' },
  done: { label: 'Done', hue: 'green' },
  cancelled: { label: 'Cancelled', hue: 'amber' },
  failed: { label: 'Failed', hue: 'red' },
  undoing: { label: 'Being undone', hue: 'blue' },
  undone: { label: 'Undone', hue: 'grey' },
};

export const isDraft = (status: Status): boolean => status === 'uploaded' || status === 'ready';
export const isBusy = (status: Status): boolean => status === 'queued' || status === 'running' || status === 'undoing';

export const objectWords = {
  person: { one: 'person', many: 'people', path: 'people' },
  company: { one: 'company', many: 'companies', path: 'companies' },
} as const;

/** “1 person”, “312 people”. */
export const countOf = (count: number, object: ImportView['object'], locale: string): string =>
  `${count.toLocaleString(locale)} ${count === 1 ? objectWords[object].one : objectWords[object].many}`;
