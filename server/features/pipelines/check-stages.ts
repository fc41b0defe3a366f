import type { Check } from '../records/checks';
import { enterableFields } from './enterable-fields';

/** A stage asks only for fields that a deal has and that somebody can fill in. */
export const checkStages: Check = async (_tx, writes) =>
  writes.map(({ after }): Record<string, string> => {
    const known = new Set(enterableFields.map(({ key }) => key));
    const unknown = ((after.requiredFields as string[] | null) ?? []).filter((key) => !known.has(key));
    return unknown.length > 0 ? { requiredFields: `A deal has no field ${unknown.join(', ')} to fill in.` } : {};
  });
