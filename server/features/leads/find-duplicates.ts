import type { Reader } from '@db/database';
import { fold } from '@db/fold';
import { and, asc, eq, isNull, like, or, type SQL } from 'drizzle-orm';
import { companyObject } from '../companies/company-object';
import { personObject } from '../people/person-object';
import { tableOf } from '../records/bulk-rows';
import type { ObjectDefinition, RecordRow } from '../records/object-types';
import { titleOf } from '../records/titles';
import { searchCondition } from '../search';
import { companyDomain, emailKey, isSure, whySameCompany, whySamePerson } from './duplicates.rules';

export type Duplicate = { id: string; title: string; why: string };

/** As many as a person looks at; of more, the oldest. */
const most = 10;
/** Rows that are looked at; the rules say which of them fit. */
const mostCandidates = 200;

async function candidates(db: Reader, object: ObjectDefinition, conditions: (SQL | undefined)[]): Promise<RecordRow[]> {
  const given = conditions.filter((one) => one !== undefined);
  if (given.length === 0) return [];
  const table = tableOf(db, object);
  const rows = await db.sql
    .select()
    .from(table)
    .where(and(eq(table.tenantId, db.tenantId), isNull(table.deletedAt), or(...given)))
    .orderBy(asc(table.createdAt), asc(table.id))
    .limit(mostCandidates);
  return rows as RecordRow[];
}

/** The sure ones first. */
function judged(object: ObjectDefinition, rows: readonly RecordRow[], why: (row: RecordRow) => string | undefined) {
  const found = rows.flatMap((row): Duplicate[] => {
    const reason = why(row);
    return reason ? [{ id: row.id, title: titleOf(object, row), why: reason }] : [];
  });
  return [...found.filter((one) => isSure(one.why)), ...found.filter((one) => !isSure(one.why))].slice(0, most);
}

/** People who may be the one of a lead: same address, whatever its case and what follows a plus; same phone; same name. */
export async function samePeople(db: Reader, lead: RecordRow, defaultCountry: string): Promise<Duplicate[]> {
  const { people } = db.tables;
  const address = emailKey(lead.email);
  const [local, domain] = address?.split(/@(?=[^@]*$)/) ?? [];
  const written = async (text: unknown) =>
    text ? (await searchCondition(db, personObject, String(text), defaultCountry))?.where : undefined;
  const rows = await candidates(db, personObject, [
    address ? eq(people.email, address) : undefined,
    local && domain ? like(people.email, `${local}+%@${domain}`) : undefined,
    lead.phone ? eq(people.phone, String(lead.phone)) : undefined,
    // Both halves of it, so that other addresses are found as well, whatever follows a plus in them.
    await written(address?.replace('@', ' ')),
    await written(lead.phone),
    lead.firstName && lead.lastName ? eq(people.nameKey, String(lead.nameKey)) : undefined,
  ]);
  return judged(personObject, rows, (row) => whySamePerson(lead, row));
}

/** Companies that may be the one of a lead: same domain, or the very same name. */
export async function sameCompanies(db: Reader, lead: RecordRow): Promise<Duplicate[]> {
  const { companies } = db.tables;
  const domain = companyDomain(lead);
  const rows = await candidates(db, companyObject, [
    domain ? eq(companies.domain, domain) : undefined,
    lead.companyName ? eq(companies.nameKey, fold(String(lead.companyName))) : undefined,
  ]);
  return judged(companyObject, rows, (row) => whySameCompany(lead, row));
}
