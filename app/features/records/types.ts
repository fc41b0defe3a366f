import type { RouterOutputs } from '@/api/types';

/** A record type as the registry describes it; lists, filters, forms and pages are built from it alone. */
export type ObjectDescription = RouterOutputs['people']['describe'];
export type Field = ObjectDescription['fields'][number];
export type Operator = Field['operators'][number];

/** Paths, routers and lists have this name. */
export type Plural = 'people' | 'companies' | 'deals' | 'leads' | 'tasks' | 'activities' | 'products';
/** The registry's name of a record type that has pages. */
export type ObjectName = 'person' | 'company' | 'deal' | 'lead' | 'task' | 'activity' | 'product';

export const pluralOf: Record<ObjectName, Plural> = {
  person: 'people',
  company: 'companies',
  deal: 'deals',
  lead: 'leads',
  task: 'tasks',
  activity: 'activities',
  product: 'products',
};
export const isObjectName = (name: string): name is ObjectName => Object.hasOwn(pluralOf, name);

export const objectOf = Object.fromEntries(Object.entries(pluralOf).map(([name, plural]) => [plural, name])) as Record<
  Plural,
  ObjectName
>;
/** Record types that notes, tasks and activities stand on. */
export type WorkedOn = 'person' | 'company' | 'deal' | 'lead';
export const isWorkedOn = (name: string): name is WorkedOn => ['person', 'company', 'deal', 'lead'].includes(name);

export const isPlural = (name: string): name is Plural => Object.hasOwn(objectOf, name);

/** What every record has; its fields lie beside it under their keys, relations also under `field.as`. */
export type RecordView = Record<string, unknown> & {
  id: string;
  version: number;
  createdAt: string;
  updatedAt: string;
  createdBy: string | null;
  deletedAt: string | null;
  title: string;
};

/** Values by field key as the API takes them. `null` is empty. */
export type Values = Record<string, unknown>;

export type Total = { count: number; exact: boolean };
export type Rights = {
  create: boolean;
  update: boolean;
  delete: boolean;
  restore: boolean;
  destroy: boolean;
  export: boolean;
};
export type RecordPage = { rows: RecordView[]; nextCursor: string | null; total: Total | null; can: Rights };

export type Reference = { id: string; title: string; trashed?: boolean };
export type PersonRef = { id: string; name: string };
export type TagView = { id: string; name: string; color: string };
export type Member = PersonRef & { email: string };

export type SortLevel = { field: string; direction: 'asc' | 'desc' };
