import { newId } from '@db/ids';
import { companyObject } from '../../companies/company-object';
import type { ObjectDefinition } from '../../records/object-types';
import type { ImportOptions, OnExisting } from '../import-state';
import { type ImportObject, objectOf } from '../targets';
import { currentValue, type Entity, putTags, putValues } from './entities';
import { type Known, knowCompany, knowPerson } from './lookups';
import { bestCompany, type Match, matchCompany, matchPerson } from './match';
import type { ReadRow, RowProblems, Values } from './read-row';
import type { TagBook } from './tag-book';

export type RowResult = 'created' | 'updated' | 'unchanged' | 'invalid' | 'conflict';
export type RowOutcome = {
  read: ReadRow;
  result: RowResult;
  problems: RowProblems;
  /** The record that the row is about; undefined for rows that are not taken. */
  entity?: Entity;
  company?: Entity;
};

export type Planning = {
  object: ImportObject;
  options: Pick<ImportOptions, 'matchKey' | 'onExisting' | 'createMissingCompanies'>;
  /** Column to blame for a missing company; 'row' when none is. */
  companyColumn: string;
  tagsColumn: string;
  tags: TagBook;
};

/** A note that a row puts on its record. */
export type PlannedNote = { outcome: RowOutcome; entity: Entity; body: string };

export type RowsPlan = {
  outcomes: RowOutcome[];
  /** Records that will be made or changed, companies before the people who point to them. */
  touched: Set<Entity>;
  notes: PlannedNote[];
};

const fresh = (object: ObjectDefinition): Entity => ({ id: newId(), object, before: null, patch: {}, presentTags: [] });

const merge = (entity: Entity): Values => ({ ...entity.before, ...entity.patch });

/** What a new record lacks: its required fields, and what its own rules say about the whole. */
function problemsOfNew(object: ObjectDefinition, values: Values): RowProblems {
  const missing = object.fields.find((field) => field.required && !field.readOnly && !values[field.key]);
  if (missing) return { row: `${missing.label} is missing.` };
  const [problem] = Object.values(object.check?.(values) ?? {});
  return problem ? { row: problem } : {};
}

type CompanyPlan = { found?: Entity; make?: Values; problem?: string };

/** The company of a person's row: found, to be made, or, when it may not be made, a reason to hold the row back. */
function planCompany(known: Known, planning: Planning, { company }: ReadRow): CompanyPlan {
  if (planning.object !== 'person' || (!company.name && !company.domain)) return {};
  const found = bestCompany(known, company);
  if (found) return { found };
  const shown = String(company.name ?? company.domain);
  if (!planning.options.createMissingCompanies) {
    return { problem: `There is no company "${shown}". Let missing companies be created, or correct the name.` };
  }
  return { make: { ...company, name: company.name ?? company.domain } };
}

/** The company that the person will be at, filled or made; undefined where the person keeps the one they have. */
function employer(known: Known, { found, make }: CompanyPlan, read: ReadRow, takes: OnExisting): Entity | undefined {
  const entity = found ?? (make && takes !== 'skip' ? fresh(companyObject) : undefined);
  if (!entity) return undefined;
  const changed = putValues(entity, make ?? read.company, takes === 'skip' ? 'skip' : found ? 'fill-blanks' : 'update');
  return changed ? knowCompany(known, entity, merge(entity)) : entity;
}

function remember(known: Known, object: ImportObject, entity: Entity): void {
  const values = merge(entity);
  if (object === 'person') knowPerson(known, entity, values, values.companyId);
  else knowCompany(known, entity, values);
}

/**
 * Decides what each row does, one after the other: a later row of the same key meets the record of the earlier one.
 * Reads nothing and writes nothing; `known` must hold what the rows may meet, and grows by what they will make.
 */
export function planRows(known: Known, planning: Planning, rows: readonly ReadRow[]): RowsPlan {
  const plan: RowsPlan = { outcomes: [], touched: new Set(), notes: [] };
  for (const read of rows) plan.outcomes.push(planRow(known, planning, read, plan));
  return plan;
}

/** Why a row cannot be taken, before it is known which record it is about. */
function problemsOf({ problems, tags }: ReadRow, company: CompanyPlan, planning: Planning): RowProblems {
  const tagProblem = planning.tags.problemOf(tags);
  return {
    ...problems,
    ...(company.problem && { [planning.companyColumn]: company.problem }),
    ...(tagProblem && { [planning.tagsColumn]: tagProblem }),
  };
}

function matchRow(known: Known, { object, options }: Planning, read: ReadRow, company: CompanyPlan): Match {
  return object === 'person'
    ? matchPerson(known, read, options.matchKey, company.found?.id)
    : matchCompany(known, read, options.matchKey);
}

/** What happens to an existing person's company: one that they have is kept when only blanks are filled. */
const companyPolicy = (match: Entity | undefined, policy: OnExisting): OnExisting =>
  match && policy === 'fill-blanks' && currentValue(match, 'companyId') ? 'skip' : policy;

function planRow(known: Known, planning: Planning, read: ReadRow, plan: RowsPlan): RowOutcome {
  const object = objectOf(planning.object);
  const company = planCompany(known, planning, read);
  const problems = problemsOf(read, company, planning);
  if (Object.keys(problems).length > 0) return { read, result: 'invalid', problems };
  const match = matchRow(known, planning, read, company);
  if ('conflict' in match) return { read, result: 'conflict', problems: { row: match.conflict } };
  const lacking = match.entity ? {} : problemsOfNew(object, read.values);
  if (Object.keys(lacking).length > 0) return { read, result: 'invalid', problems: lacking };

  const entity = match.entity ?? fresh(object);
  const policy = match.entity ? planning.options.onExisting : 'update';
  const worksAt = employer(known, company, read, companyPolicy(match.entity, policy));
  if (worksAt && (!worksAt.before || Object.keys(worksAt.patch).length > 0)) plan.touched.add(worksAt);
  const values = worksAt ? { ...read.values, companyId: worksAt.id } : read.values;
  const valuesChanged = putValues(entity, values, policy);
  const tagsChanged = read.tags.length > 0 && putTags(entity, planning.tags.idsOf(read.tags), policy);
  const changed = valuesChanged || tagsChanged;
  if (changed || !match.entity) {
    plan.touched.add(entity);
    remember(known, planning.object, entity);
  }
  const outcome: RowOutcome = {
    read,
    result: match.entity ? (changed ? 'updated' : 'unchanged') : 'created',
    problems: {},
    entity,
    ...(worksAt && { company: worksAt }),
  };
  if (read.note !== undefined && policy !== 'skip') plan.notes.push({ outcome, entity, body: read.note });
  return outcome;
}
