import type { Kit } from '@db/dialects/sqlite';
import type { recordColumns } from '@db/tables/record-columns';

/**
 * What a field holds, and thereby its operators, its editor, its cell and how it is read from a file.
 * Values over the API: text, email, phone, url, domain, longText, select, country: string; number: number; money: whole
 * minor units of the workspace's currency; flag: boolean; date: 'YYYY-MM-DD'; instant: ISO string; list: string[];
 * user, relation: id; tags: tag ids. `null` is empty.
 */
export type FieldType =
  | 'text'
  | 'longText'
  | 'email'
  | 'phone'
  | 'url'
  | 'domain'
  | 'number'
  | 'money'
  | 'flag'
  | 'date'
  | 'instant'
  | 'select'
  | 'country'
  | 'list'
  | 'user'
  | 'relation'
  | 'tags';

export type SelectOption = { readonly value: string; readonly label: string; readonly color?: string };

/** One standard field of a record type. `key` is the name in the API and the property of the drizzle table. */
export type FieldDefinition = {
  readonly key: string;
  readonly label: string;
  readonly type: FieldType;
  readonly options?: readonly SelectOption[];
  /** For 'relation': the object it points to. */
  readonly object?: ObjectName;
  /** For 'relation' and 'user': a record also carries the named thing under this name, e.g. companyId → company. */
  readonly as?: string;
  /** For 'list': what its items are. */
  readonly items?: 'text' | 'email' | 'phone';
  readonly required?: boolean;
  /** Set by the system (created at, full name): shown, filtered and sorted, not written. */
  readonly readOnly?: boolean;
  /**
   * Of a read-only field: its changes are told in the history and undone like those of others, e.g. the record that a note
   * stands on. What it was created with is not: the history begins there.
   */
  readonly told?: boolean;
  readonly maxLength?: number;
  /** What a new record holds where nothing was said; the field is then never empty. */
  readonly initial?: string | number | boolean | readonly string[];
  /** For 'number': bounds, both allowed, and how many decimals are kept. */
  readonly min?: number;
  readonly max?: number;
  readonly decimals?: number;
  /** For 'number': what stands behind it, e.g. '%'. */
  readonly unit?: string;
  /** For 'money': the field that holds its currency; without it, it is in the workspace's. */
  readonly currencyField?: string;
  /** No two live records of the object hold the same. */
  readonly unique?: boolean;
  /** Column that holds `fold(value)`, so that sorting and comparing need no function call. */
  readonly foldedKey?: string;
  readonly sortable?: boolean;
  readonly filterable?: boolean;
  /** Shown as a column before anybody chose. */
  readonly defaultColumn?: boolean;
  readonly description?: string;
  /** Header texts, besides key and label, that an import recognises (folded, without punctuation). */
  readonly importNames?: readonly string[];
  /** An import may use it as the key that says which existing record a row belongs to. */
  readonly matchKey?: boolean;
};

/**
 * Records that stand beside this one by a table of links, e.g. the people of a deal: filters reach their fields like those
 * of a relation, and ask whether one of them meets the condition.
 */
export type LinkDefinition = {
  /** The name in filters: `person.city`. It is the name of the object that it leads to. */
  readonly as: ObjectName;
  readonly label: string;
  readonly object: ObjectName;
  /** The object whose rows are the links, and its fields for both sides. */
  readonly through: { readonly object: ObjectName; readonly own: string; readonly other: string };
};

/** Every kind of thing with a version and a history. `listed` ones have lists, filters and pages of their own. */
export type ObjectName =
  | 'company'
  | 'person'
  | 'deal'
  | 'lead'
  | 'task'
  | 'activity'
  | 'note'
  | 'product'
  | 'employment'
  | 'dealContact'
  | 'lineItem'
  | 'pipeline'
  | 'stage'
  | 'lostReason'
  | 'view'
  | 'tag';

/** A row as drizzle gives it: the shared columns by name, everything else by field key. */
export type RecordRow = Record<string, unknown> & {
  tenantId: string;
  id: string;
  version: number;
  createdAt: Date;
  updatedAt: Date;
  createdBy: string | null;
  ownerId: string | null;
  deletedAt: Date | null;
  importId: string | null;
  demo: boolean;
  custom: Record<string, unknown>;
};

/** What `searchText` may read: the row, and the names of what its relations point to, by field key. */
export type SearchableRecord = { row: Readonly<Record<string, unknown>>; titles: Readonly<Record<string, string>> };

export type SearchText = { title: string; subtitle?: string; words: string[]; keys: string[] };

/** A record type, described once: lists, forms, import, export, history and API read it. */
export type ObjectDefinition = {
  readonly name: ObjectName;
  /** Name of its router and its path: 'people', 'companies'. */
  readonly plural: string;
  readonly label: { readonly one: string; readonly many: string };
  /** Property of `Tables`. */
  readonly table:
    | 'companies'
    | 'people'
    | 'deals'
    | 'leads'
    | 'tasks'
    | 'activities'
    | 'notes'
    | 'products'
    | 'employments'
    | 'dealContacts'
    | 'lineItems'
    | 'pipelines'
    | 'stages'
    | 'lostReasons'
    | 'views'
    | 'tags';
  readonly listed: boolean;
  /** There are few of them in a workspace: fields that point to one offer all of them as their options. */
  readonly few?: boolean;
  readonly fields: readonly FieldDefinition[];
  readonly links?: readonly LinkDefinition[];
  readonly titleField: string;
  readonly defaultSort: { readonly field: string; readonly direction: 'asc' | 'desc' };
  /** Columns that follow from others, e.g. the full name; called with the whole row after each write of it. */
  derive?(row: Readonly<Record<string, unknown>>): Record<string, unknown>;
  /** Rules over the whole row: field → what is wrong. */
  check?(row: Readonly<Record<string, unknown>>): Record<string, string>;
  /** The record that shows changes of this one on its timeline as well. */
  parent?(row: Readonly<Record<string, unknown>>): { object: ObjectName; id: string } | undefined;
  /** What the search index knows of a record: `words` are found by beginnings, `keys` by any part. */
  searchText?(record: SearchableRecord): SearchText;
};

const recordTableShape = (k: Kit, columns: ReturnType<typeof recordColumns>) => k.table('records', columns);

/** Any record table, seen as the columns that all of them have. */
export type RecordTable = ReturnType<typeof recordTableShape>;
