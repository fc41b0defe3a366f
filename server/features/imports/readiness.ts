import { AppError } from '@/lib/errors';
import type { ImportMapping, ImportOptions, ImportRow } from './import-state';
import { type ImportObject, isRepeatable, matchKeys, targetOf } from './targets';

const identifying = {
  person: {
    keys: ['name', 'firstName', 'lastName', 'email', 'phone', 'id'],
    say: 'the name, e-mail address or phone number',
  },
  company: { keys: ['name', 'id'], say: 'the name of the company' },
} as const;

const keyColumns: Record<string, string[]> = { nameAndCompany: ['name', 'lastName', 'firstName'], none: [] };

/** Why an import cannot start yet, in words for the person; nothing when it can. */
export function whatIsMissing(
  object: ImportObject,
  { columns }: ImportMapping,
  { matchKey }: Pick<ImportOptions, 'matchKey'>,
): string[] {
  const mapped = columns.map(({ target }) => target).filter((target) => target !== null);
  const problems: string[] = [];
  const unknown = mapped.find((target) => targetOf(object, target) === undefined);
  if (unknown) problems.push(`There is no field "${unknown}".`);
  for (const target of new Set(mapped)) {
    const known = targetOf(object, target);
    const twice = mapped.filter((one) => one === target).length > 1;
    if (known && twice && !isRepeatable(known)) problems.push(`Two columns go to "${known.label}". Keep one of them.`);
  }
  const { keys, say } = identifying[object];
  if (!keys.some((key) => mapped.includes(key))) problems.push(`Map a column to ${say}.`);
  const known: readonly string[] = matchKeys[object];
  const wanted = keyColumns[matchKey] ?? [matchKey];
  if (!known.includes(matchKey)) problems.push('Choose how existing records are recognised.');
  else if (wanted.length > 0 && !wanted.some((key) => mapped.includes(key))) {
    problems.push('Existing records are recognised by a field that no column is mapped to.');
  }
  return problems;
}

/** @throws AppError PRECONDITION_FAILED once it was started */
export function refuseStarted({ status }: Pick<ImportRow, 'status'>): void {
  if (status === 'uploaded' || status === 'ready') return;
  throw new AppError('PRECONDITION_FAILED', { say: 'This import was started already and cannot be set up anew.' });
}

export function refuseStale(row: ImportRow, version: number): void {
  if (row.version === version) return;
  throw new AppError('CONFLICT', {
    say: 'This import was changed elsewhere meanwhile. Load it again.',
    details: { version: row.version },
  });
}
