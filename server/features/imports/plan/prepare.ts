import type { Reader } from '@db/database';
import type { Tenant } from '@/trpc/context';
import { loadMembers, type Member, membersByText } from '../../exports/owner-texts';
import type { ImportRow } from '../import-state';
import type { Planning } from './plan-rows';
import { createRowReader, type RowReader } from './read-row';
import { loadTagBook } from './tag-book';

export type Prepared = { read: RowReader; planning: Planning; members: readonly Member[]; withTags: boolean };

/** What reading and planning the rows of an import need, loaded once for all of them. */
export async function prepareImport(
  db: Reader,
  { object, mapping, options }: Pick<ImportRow, 'object' | 'mapping' | 'options'>,
  tenant: Pick<Tenant, 'currency'>,
  now: Date,
): Promise<Prepared> {
  const members = await loadMembers(db);
  const columnOf = (...keys: string[]) => {
    const index = mapping.columns.findIndex(({ target }) => target !== null && keys.includes(target));
    return index < 0 ? 'row' : String(index);
  };
  const read = createRowReader(object, mapping.columns, {
    options,
    currency: tenant.currency,
    thisYear: now.getUTCFullYear(),
    members: membersByText(members),
    defaultCountry: options.defaultCountry,
  });
  const withTags = columnOf('tags') !== 'row';
  const tags = await loadTagBook(db, options);
  const company = columnOf('company.name');
  const companyColumn = company === 'row' ? columnOf('company.domain') : company;
  return { read, members, withTags, planning: { object, options, companyColumn, tagsColumn: columnOf('tags'), tags } };
}
