import type { Transaction } from '@db/database';
import { and, eq } from 'drizzle-orm';
import { AppError } from '@/lib/errors';
import type { TenantContext } from '@/trpc/context';
import type { ChangeSource } from '../changes/append';
import { companyObject } from '../companies/company-object';
import { dealContactObject } from '../deals/deal-contact-object';
import { dealObject } from '../deals/deal-object';
import { personObject } from '../people/person-object';
import { loadRow, tableOf } from '../records/bulk-rows';
import { writeProblems } from '../records/checks';
import { refuseCollisions } from '../records/collisions';
import { withEffects } from '../records/effects';
import type { ObjectDefinition, ObjectName, RecordRow } from '../records/object-types';
import { performWrites } from '../records/perform-writes';
import { planCreate, planUpdate, type Write } from '../records/plan-write.rules';
import { withPhoneNumbers } from '../records/read-values';
import { objects } from '../records/registry';
import { command, notFound, refuse } from '../records/service';
import { leadObject } from './lead-object';

type Values = Readonly<Record<string, unknown>>;
/** What becomes of a part of a lead: an existing record, a new one, or nothing. */
export type Part = { id: string } | { values: Values } | null;
export type Conversion = { id: string; version: number; person: Part; company: Part; deal: { values: Values } | null };
export type Converted = { personId: string | null; companyId: string | null; dealId: string | null; groupId: string };

type Planned = { id: string; row: RecordRow; write?: Write };

/** @throws AppError NOT_FOUND; PRECONDITION_FAILED in the trash or when it was converted; CONFLICT */
async function openLead(tx: Transaction, { id, version }: Pick<Conversion, 'id' | 'version'>): Promise<RecordRow> {
  const lead = await loadRow(tx, leadObject, id);
  if (!lead) throw notFound(leadObject);
  const closed = lead.deletedAt ? 'is in the trash. Restore it first.' : lead.convertedAt && 'was converted already.';
  if (closed) throw new AppError('PRECONDITION_FAILED', { say: `This lead ${closed}` });
  if (version !== lead.version)
    await refuseCollisions(tx, leadObject, { before: lead, tags: undefined, values: { status: 'converted' }, version });
  return lead;
}

async function existing(tx: Transaction, object: ObjectDefinition, id: string): Promise<RecordRow> {
  const row = await loadRow(tx, object, id);
  if (row && !row.deletedAt) return row;
  const one = object.label.one.toLowerCase();
  throw new AppError('INVALID_INPUT', {
    say: `Choose another ${one}.`,
    fields: { [`${object.name}.id`]: `There is no such ${one}.` },
  });
}

class Planner {
  readonly #ctx: TenantContext;
  readonly #tx: Transaction;
  readonly #source: ChangeSource;
  readonly #lead: RecordRow;

  constructor(ctx: TenantContext, tx: Transaction, source: ChangeSource, lead: RecordRow) {
    this.#ctx = ctx;
    this.#tx = tx;
    this.#source = source;
    this.#lead = lead;
  }

  /** @throws AppError INVALID_INPUT with fields below the object's name */
  async part(
    object: ObjectDefinition,
    part: Part,
    company?: Planned,
    columns: Values = {},
  ): Promise<Planned | undefined> {
    if (!part) return undefined;
    if ('id' in part) return this.#employed(object, await existing(this.#tx, object, part.id), company);
    const { actor, tenant } = this.#ctx;
    const owner = this.#lead.ownerId ?? (actor.kind === 'user' ? actor.id : null);
    const linked = company && object.name !== 'company' ? { companyId: company.id } : {};
    const values = { ownerId: owner, ...linked, ...part.values };
    const item = { values: withPhoneNumbers(object, values, tenant.defaultCountry), columns };
    const write = planCreate(object, this.#tx.tenantId, this.#source, item);
    const [problems = {}] = await writeProblems(this.#tx, object, [write]);
    // What is made by the same command is not there yet.
    if (company?.write && write.after.companyId === company.id) delete problems.companyId;
    refuse(problems, `${object.name}.values`);
    return { id: write.after.id, row: write.after, write };
  }

  /** Somebody of whom nobody knew where they work, works at the company from now on. */
  #employed(object: ObjectDefinition, row: RecordRow, company: Planned | undefined): Planned {
    const joins = company && object.name === 'person' && !row.companyId;
    const write = joins ? planUpdate(object, this.#source, row, { companyId: company.id }) : undefined;
    return { id: row.id, row, ...(write && { write }) };
  }

  /** Notes, tasks and activities of the lead, in the trash or not, go where the work goes on. */
  async moves(to: { object: ObjectName; recordId: string }): Promise<Write[]> {
    const writes: Write[] = [];
    for (const name of ['note', 'task', 'activity'] as const) {
      const { notes, tasks, activities } = this.#tx.tables;
      const table = { note: notes, task: tasks, activity: activities }[name];
      const rows = (await this.#tx.sql
        .select()
        .from(tableOf(this.#tx, objects[name]))
        .where(
          and(eq(table.tenantId, this.#tx.tenantId), eq(table.object, 'lead'), eq(table.recordId, this.#lead.id)),
        )) as RecordRow[];
      writes.push(...rows.flatMap((row) => planUpdate(objects[name], this.#source, row, to) ?? []));
    }
    return writes;
  }
}

const linkTo = (
  person: Planned | undefined,
  deal: Planned | undefined,
  tx: Transaction,
  source: ChangeSource,
): Write[] =>
  person && deal
    ? [
        planCreate(dealContactObject, tx.tenantId, source, {
          values: { personId: person.id, isPrimary: true },
          columns: { dealId: deal.id },
        }),
      ]
    : [];

/**
 * Makes a person, a company and a deal of a lead, or joins it to existing ones, in one command that can be undone as one.
 * What stands on the lead moves to the deal, else to the person, else to the company.
 * @throws AppError NOT_FOUND; PRECONDITION_FAILED in the trash or when it was converted already; CONFLICT when somebody
 * changed its status since `version`; INVALID_INPUT with fields such as `person.values.email` or `deal.values.stageId`
 */
export function convertLead(ctx: TenantContext, input: Conversion): Promise<Converted> {
  if (!input.person && !input.company && !input.deal) {
    throw new AppError('INVALID_INPUT', {
      say: 'Choose what becomes of the lead.',
      fields: { person: 'Make at least a person, a company or a deal of it.' },
    });
  }
  return command(ctx, 'leads.convert', async (tx, source) => {
    const lead = await openLead(tx, input);
    const planner = new Planner(ctx, tx, source, lead);
    const company = await planner.part(companyObject, input.company);
    const person = await planner.part(personObject, input.person, company);
    const deal = await planner.part(dealObject, input.deal, company, { leadId: lead.id });
    const ids = { personId: person?.id ?? null, companyId: company?.id ?? null, dealId: deal?.id ?? null };
    const to = deal ? (['deal', deal.id] as const) : person ? (['person', person.id] as const) : undefined;
    const [object, recordId] = to ?? ['company', company?.id ?? ''];
    const became = planUpdate(leadObject, source, lead, { status: 'converted', convertedAt: source.at, ...ids });
    const writes = [
      company?.write,
      ...(person?.write ? await withEffects(tx, source, [person.write]) : []),
      deal?.write,
      ...linkTo(person, deal, tx, source),
      became,
      ...(await planner.moves({ object, recordId })),
    ];
    await performWrites(
      tx,
      source,
      writes.filter((write) => write !== undefined),
    );
    return { ...ids, groupId: source.groupId };
  });
}
