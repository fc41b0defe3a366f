import type { RouterInputs, RouterOutputs } from '@/api/types';

export type Preview = RouterOutputs['leads']['convertPreview'];
export type Conversion = RouterInputs['leads']['convert'];
type Values = Record<string, unknown>;

/** What becomes of the person or the company of a lead: an existing one (its id), a new one, or nothing. */
export const fresh = 'new';
export const none = 'none';

export type Choice = { value: string; label: string; hint?: string };

const part = (preview: Preview, what: 'person' | 'company') => preview.suggested[what];

/** What is chosen unless somebody says otherwise: a sure duplicate, else a new one where the lead knows enough. */
export function suggestedChoice(preview: Preview, what: 'person' | 'company'): string {
  const suggested = part(preview, what);
  if (!suggested) return none;
  return 'id' in suggested ? suggested.id : fresh;
}

/** The values of the new record that could be made. A sure duplicate takes their place in the preview. */
export function newValues(preview: Preview, what: 'person' | 'company', lead: Values): Values | null {
  const suggested = part(preview, what);
  if (suggested && 'values' in suggested) return suggested.values;
  const pick = (keys: readonly string[]): Values =>
    Object.fromEntries(keys.flatMap((key) => (lead[key] ? [[key, lead[key]]] : [])));
  if (what === 'company') {
    return lead.companyName ? { name: lead.companyName, ...pick(['city', 'country']) } : null;
  }
  const person = pick(['firstName', 'lastName', 'email', 'phone', 'jobTitle', 'city', 'country']);
  const known = ['firstName', 'lastName', 'email', 'phone'].some((key) => key in person);
  return known ? person : null;
}

/** What a new person or company would be called. */
export const newName = (values: Values): string =>
  String(values.name ?? '') ||
  [values.firstName, values.lastName].filter(Boolean).join(' ') ||
  String(values.email ?? values.phone ?? '');

/** The choices for the person or the company: those that it may be already, a new one, none. */
export function choicesFor(preview: Preview, what: 'person' | 'company', lead: Values): Choice[] {
  const found = what === 'person' ? preview.people : preview.companies;
  const values = newValues(preview, what, lead);
  return [
    ...found.map(({ id, title, why }) => ({ value: id, label: title, hint: why })),
    ...(values ? [{ value: fresh, label: `New ${what}: ${newName(values)}` }] : []),
    { value: none, label: what === 'person' ? 'No person' : 'No company' },
  ];
}

/** A choice as the API takes it. */
export function partOf(choice: string, values: Values | null): { id: string } | { values: Values } | null {
  if (choice === none) return null;
  if (choice !== fresh) return { id: choice };
  return values && { values };
}
