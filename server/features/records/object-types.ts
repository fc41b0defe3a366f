import type { Tables } from '@db/tables';

/**
 * What a field holds, and thereby its operators, its editor, its cell and how it is read from a file.
 * Values over the API: text, email, phone, url, longText, select: string; number: number; money: whole minor units of
 * the workspace's currency; flag: boolean; date: 'YYYY-MM-DD'; instant: ISO string; list: string[];
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

export type SelectOption = { value: string; label: string; color?: string };

/** One standard field of a record type. `key` is the name in the API and the property of the drizzle table. */
export type FieldDefinition = {
  readonly key: string;
  readonly label: string;
  readonly type: FieldType;
  readonly options?: readonly SelectOption[];
  /** For 'relation': the object it points to. */
  readonly object?: ObjectName;
  readonly required?: boolean;
  /** Set by the system (created at, full name): shown, filtered and sorted, not written. */
  readonly readOnly?: boolean;
  readonly maxLength?: number;
  /** Column that holds `fold(value)`, so that sorting and comparing need no function call. */
  readonly foldedKey?: string;
  readonly sortable?: boolean;
  readonly filterable?: boolean;
  /** Shown as a column before anybody chose. */
  readonly defaultColumn?: boolean;
  readonly description?: string;
  /** Header texts, besides key and label, that an import recognises (folded, without punctuation). */
  readonly importNames?: readonly string[];
  /** A value of a plan for imports: may two records not share it within a workspace? Used as match key. */
  readonly matchKey?: boolean;
};

export type ObjectName = 'company' | 'person' | 'note';

/** A record type, described once: lists, forms, import, export, history and API read it. */
export type ObjectDefinition = {
  readonly name: ObjectName;
  /** Name of its router and its path: 'people', 'companies'. */
  readonly plural: string;
  readonly label: { one: string; many: string };
  /** Property of `Tables`. */
  readonly table: 'companies' | 'people' | 'notes';
  readonly fields: readonly FieldDefinition[];
  readonly titleField: string;
  readonly defaultSort: { field: string; direction: 'asc' | 'desc' };
  /** What the search index knows of a record: `words` are found by beginnings, `keys` by any part. */
  searchText?(record: Record<string, unknown>): { title: string; subtitle?: string; words: string[]; keys: string[] };
};

export type RecordTable = Tables['people'] | Tables['companies'] | Tables['notes'];
