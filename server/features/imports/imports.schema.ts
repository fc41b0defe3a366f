import * as z from 'zod';
import { isStorable } from '../records/text-values';
import { dateOrders } from './cells/dates';
import { decimalMarks } from './cells/numbers';
import { delimiters } from './files/csv-dialect';
import { encodings } from './files/text-encoding';
import { importObjects, matchKeys } from './targets';

const importStatuses = [
  'uploaded',
  'ready',
  'queued',
  'running',
  'done',
  'cancelled',
  'failed',
  'undoing',
  'undone',
] as const;

const object = z.enum(importObjects);
const matchKey = z.enum([...new Set([...matchKeys.person, ...matchKeys.company])]);
const quote = z.enum(['"', "'", '']);
const cellText = z.string().max(1_048_576).refine(isStorable, 'This text cannot be stored.');
export const importId = z.uuid();
const columnIndex = z.number().int().min(0).max(999);

export const counts = z.object({
  total: z.number(),
  created: z.number(),
  updated: z.number(),
  unchanged: z.number(),
  invalid: z.number(),
  conflict: z.number(),
});

export const importSummary = z.object({
  id: z.string(),
  object,
  fileName: z.string(),
  bytes: z.number(),
  status: z.enum(importStatuses),
  counts: counts.nullable(),
  rowsTotal: z.number().nullable(),
  rowsDone: z.number(),
  createdBy: z.object({ id: z.string().nullable(), name: z.string() }),
  createdAt: z.string(),
  startedAt: z.string().nullable(),
  finishedAt: z.string().nullable(),
  canUndo: z.boolean(),
  undoUntil: z.string().nullable(),
});
export type ImportSummary = z.output<typeof importSummary>;

const option = z.object({ value: z.string(), label: z.string() });

const options = z.strictObject({
  matchKey,
  onExisting: z.enum(['update', 'fill-blanks', 'skip']),
  createMissingCompanies: z.boolean(),
  createTags: z.boolean(),
  defaultCountry: z.string().regex(/^[A-Z]{2}$/),
  dateOrder: z.enum(dateOrders),
  decimalMark: z.enum(decimalMarks),
});

export const importView = importSummary.extend({
  version: z.number(),
  error: z.string().nullable(),
  format: z.object({
    kind: z.enum(['csv', 'xlsx']),
    encoding: z.enum(encodings),
    delimiter: z.enum(delimiters),
    quote,
    hasHeader: z.boolean(),
    firstRow: z.number(),
    sheet: z.string().optional(),
    sheets: z.array(z.string()).optional(),
  }),
  columns: z.array(
    z.object({
      index: z.number(),
      header: z.string(),
      sample: z.string(),
      samples: z.array(z.string()),
      target: z.string().nullable(),
      guessedFrom: z.enum(['header', 'values', 'remembered']).nullable(),
    }),
  ),
  options,
  guesses: z.object({ dateOrderSure: z.boolean(), decimalMarkSure: z.boolean() }),
  matchKeys: z.array(option),
  targets: z.array(
    z.object({
      key: z.string(),
      label: z.string(),
      group: z.enum(['record', 'company', 'other']),
      type: z.string(),
      description: z.string().optional(),
    }),
  ),
  /** Some column goes to a field with fixed values, a country or a person, so that its texts can be reviewed. */
  holdsChoices: z.boolean(),
  problems: z.array(z.string()),
  resumes: z.object({ importId: z.string(), fileName: z.string() }).nullable(),
  remembered: z.boolean(),
  report: z
    .object({
      companiesCreated: z.number(),
      tagsCreated: z.number(),
      notesCreated: z.number(),
      rowsPerSecond: z.number().nullable(),
    })
    .nullable(),
  undo: z.object({ removed: z.number(), restored: z.number(), kept: z.number() }).nullable(),
});
export type ImportView = z.output<typeof importView>;

export const configureInput = z.strictObject({
  id: importId,
  version: z.number().int(),
  object: object.optional(),
  format: z
    .strictObject({
      encoding: z.enum(encodings).optional(),
      delimiter: z.enum(delimiters).optional(),
      quote: quote.optional(),
      hasHeader: z.boolean().optional(),
      firstRow: z.number().int().min(1).max(10_000).optional(),
      sheet: z.string().max(200).optional(),
    })
    .optional(),
  columns: z
    .array(z.strictObject({ index: columnIndex, target: z.string().max(100).nullable() }))
    .max(1_000)
    .optional(),
  options: options.partial().optional(),
});
export type ConfigureInput = z.output<typeof configureInput>;

export const mapValuesInput = z.strictObject({
  id: importId,
  version: z.number().int(),
  index: columnIndex,
  values: z.record(z.string().max(1_000), z.string().max(200).nullable()),
});
export type MapValuesInput = z.output<typeof mapValuesInput>;

export const fixCellInput = z.strictObject({
  id: importId,
  index: columnIndex,
  /** Row of the sheet. */
  row: z.number().int().min(1),
  /** The cell as it is shown; needed for `alsoSame`. */
  from: cellText,
  value: cellText,
  alsoSame: z.boolean().optional(),
});
export type FixCellInput = z.output<typeof fixCellInput>;

export const badRow = z.object({
  row: z.number(),
  result: z.enum(['invalid', 'conflict']),
  cells: z.array(z.string()),
  problems: z.array(z.object({ index: z.number().nullable(), text: z.string() })),
});
export type BadRow = z.output<typeof badRow>;

const previewDiff = z.object({
  row: z.number(),
  result: z.enum(['created', 'updated']),
  recordId: z.string().nullable(),
  title: z.string(),
  fields: z.array(
    z.object({ key: z.string(), label: z.string(), before: z.string().nullable(), after: z.string().nullable() }),
  ),
  company: z.object({ title: z.string(), isNew: z.boolean() }).nullable(),
});
export type PreviewDiff = z.output<typeof previewDiff>;

export const preview = z.object({
  counts,
  companies: z.object({ created: z.number(), linked: z.number() }),
  sample: z.object({ rows: z.number(), of: z.number() }).nullable(),
  diffs: z.array(previewDiff),
  bad: z.array(badRow),
});
export type Preview = z.output<typeof preview>;

export const valuesView = z.object({
  columns: z.array(
    z.object({
      index: z.number(),
      header: z.string(),
      target: z.string(),
      type: z.string(),
      options: z.array(option),
      values: z.array(
        z.object({ value: z.string(), count: z.number(), becomes: z.string().nullable(), known: z.boolean() }),
      ),
      more: z.boolean(),
    }),
  ),
});
export type ValuesView = z.output<typeof valuesView>;
