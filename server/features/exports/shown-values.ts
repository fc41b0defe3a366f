import { minorDigits } from '../imports/cells/numbers';
import type { FieldDefinition } from '../records/object-types';

export type ValueNames = { currency: string; members: ReadonlyMap<string, string> };

/** Whole minor units as a plain decimal, e.g. 1234 with 2 digits is '12.34'. */
export function plainAmount(units: number, digits: number): string {
  if (digits === 0) return String(units);
  const text = String(Math.abs(units)).padStart(digits + 1, '0');
  return `${units < 0 ? '-' : ''}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

/** A value as text that people read and that an import of ours reads back; null for what is empty. */
export function shownValue(
  field: Pick<FieldDefinition, 'type' | 'options'>,
  value: unknown,
  names: ValueNames,
): string | null {
  if (value === null || value === undefined || value === '') return null;
  switch (field.type) {
    case 'select':
      return field.options?.find((option) => option.value === value)?.label ?? String(value);
    case 'money':
      return plainAmount(Number(value), minorDigits(names.currency));
    case 'flag':
      return value ? 'yes' : 'no';
    case 'list':
      return Array.isArray(value) && value.length > 0 ? value.join('; ') : null;
    case 'user':
      return names.members.get(String(value)) ?? String(value);
    default:
      return value instanceof Date ? value.toISOString() : String(value);
  }
}
