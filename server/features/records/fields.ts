import type { FieldDefinition, FieldType } from './object-types';

declare const holds: unique symbol;

/** What a value of another record looks like inside a record. `trashed`: it lies in the trash. */
export type Reference = { id: string; title: string; trashed: boolean };
export type Person = { id: string; name: string };
export type TagView = { id: string; name: string; color: string };

/** A field before it has its key. It remembers, for types only, what is written into it and what a record shows. */
export type FieldSpec<Written = unknown, Shown = unknown, Named = unknown> = Omit<FieldDefinition, 'key'> & {
  readonly [holds]?: { written: Written; shown: Shown; named: Named };
};
export type FieldSpecs = Record<string, FieldSpec>;

type Settings = Omit<FieldDefinition, 'key' | 'type'>;

const kind =
  <Written, Shown = Written, Named = never>(type: FieldType) =>
  <const S extends Settings>(settings: S): FieldSpec<Written, Shown, Named> & S => ({ type, ...settings });

export const text = kind<string | null>('text');
export const longText = kind<string | null>('longText');
export const email = kind<string | null>('email');
export const phone = kind<string | null>('phone');
export const url = kind<string | null>('url');
export const domain = kind<string | null>('domain');
export const number = kind<number | null>('number');
export const money = kind<number | null>('money');
export const flag = kind<boolean>('flag');
export const date = kind<string | null>('date');
export const instant = kind<string | null>('instant');
export const country = kind<string | null>('country');
export const list = kind<string[]>('list');
export const user = kind<string | null, string | null, Person>('user');
export const tags = kind<string[], TagView[]>('tags');
export const select = kind<string | null>('select');
export const relation = kind<string | null, string | null, Reference>('relation');

type WrittenOf<F> = F extends { [holds]?: { written: infer W } }
  ? F extends { required: true } | { initial: unknown }
    ? NonNullable<W>
    : W
  : never;
type ShownOf<F> = F extends { [holds]?: { shown: infer S } }
  ? F extends { required: true } | { initial: unknown }
    ? NonNullable<S>
    : S
  : never;
type NamedOf<F> = F extends { [holds]?: { named: infer N } } ? N : never;

type WritableKey<F extends FieldSpecs> = {
  [K in keyof F]: F[K] extends { readOnly: true } ? never : K;
}[keyof F];
type RequiredKey<F extends FieldSpecs> = {
  [K in WritableKey<F>]: F[K] extends { required: true } ? K : never;
}[WritableKey<F>];

type Flat<T> = { [K in keyof T]: T[K] };

/** The fields of a record as it travels: own values, and for relations and users the named thing beside the id. */
export type FieldViews<F extends FieldSpecs> = Flat<
  { [K in keyof F]: ShownOf<F[K]> } & {
    [K in keyof F as F[K] extends { as: infer A extends string } ? A : never]: NamedOf<F[K]> | null;
  }
>;
export type CreateValues<F extends FieldSpecs> = Flat<
  { [K in RequiredKey<F>]: WrittenOf<F[K]> } & { [K in Exclude<WritableKey<F>, RequiredKey<F>>]?: WrittenOf<F[K]> }
>;
export type UpdateValues<F extends FieldSpecs> = Flat<{ [K in WritableKey<F>]?: WrittenOf<F[K]> }>;

/** What every record shows besides its fields. */
export type RecordBase = {
  id: string;
  version: number;
  createdAt: string;
  updatedAt: string;
  /** Id of the user or API key that made it. */
  createdBy: string | null;
  /** Set while it lies in the trash. */
  deletedAt: string | null;
  /** Came with the demo data. */
  demo: boolean;
  /** What it is called, whatever its type. */
  title: string;
};
