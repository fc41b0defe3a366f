import type { Refusal } from './api.server';

/** What an action hands back when it was refused: the words, and what was typed (never a password). */
export type FormRefusal = { error: Refusal; values: Record<string, string> };

/** The message of one field. Input errors name fields by their path in the API. */
export const fieldError = (refusal: FormRefusal | undefined, field: string): string | undefined =>
  refusal?.error.fields?.[field];

/** What is to be said above the form: nothing when a field says it. */
export const formError = (refusal: FormRefusal | undefined, shownFields: readonly string[]): string | undefined => {
  if (!refusal) return undefined;
  const { fields, message } = refusal.error;
  return fields && Object.keys(fields).some((field) => shownFields.includes(field)) ? undefined : message;
};

/** The field to begin with: the first that is wrong, else the first. `fields` stand in the order of the form. */
export const fieldToBegin = (refusal: FormRefusal | undefined, fields: readonly string[]): string | undefined =>
  fields.find((field) => fieldError(refusal, field)) ?? fields[0];
