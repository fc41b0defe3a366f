import { sql } from 'drizzle-orm';
import type { Kit } from '../dialects/sqlite';

export type ImportStatus =
  | 'uploaded'
  | 'ready'
  | 'queued'
  | 'running'
  | 'done'
  | 'cancelled'
  | 'failed'
  | 'undoing'
  | 'undone';
/** Rows of the file by what became of them; then what came with them, and what undoing them did. */
export type ImportCounts = {
  total: number;
  created: number;
  updated: number;
  unchanged: number;
  invalid: number;
  conflict: number;
  companiesCreated?: number;
  tagsCreated?: number;
  notesCreated?: number;
  removed?: number;
  restored?: number;
  kept?: number;
};

/** Long work and what the processes share. */
export const workTables = (k: Kit) => {
  const imports = k.table(
    'imports',
    {
      tenantId: k.id('tenant_id').notNull(),
      id: k.id('id').notNull(),
      object: k.text('object').notNull(),
      fileName: k.text('file_name').notNull(),
      blobKey: k.text('blob_key').notNull(),
      bytes: k.money('bytes').notNull(),
      /** How the file is read: encoding, delimiter, quote, sheet, header row, date order, decimal mark. */
      format: k.json<Record<string, unknown>>('format').notNull(),
      /** Column index → field, plus value maps. */
      mapping: k.json<Record<string, unknown>>('mapping').notNull().default({}),
      /** Match key, create missing companies, default country, … */
      options: k.json<Record<string, unknown>>('options').notNull().default({}),
      status: k.text('status').$type<ImportStatus>().notNull(),
      counts: k.json<ImportCounts>('counts'),
      rowsTotal: k.integer('rows_total'),
      rowsDone: k.integer('rows_done').notNull().default(0),
      error: k.text('error'),
      createdBy: k.text('created_by'),
      createdAt: k.instant('created_at').notNull(),
      updatedAt: k.instant('updated_at').notNull(),
      startedAt: k.instant('started_at'),
      finishedAt: k.instant('finished_at'),
      version: k.integer('version').notNull().default(1),
    },
    (t) => [
      k.primaryKey({ columns: [t.tenantId, t.id] }),
      k.index('imports_created_ix').on(t.tenantId, t.createdAt, t.id),
    ],
  );

  /** Rows that need a word: fixed cells and rows that were not taken. Rows that went in are in the change log. */
  const importRows = k.table(
    'import_rows',
    {
      tenantId: k.id('tenant_id').notNull(),
      importId: k.id('import_id').notNull(),
      /** Row of the sheet, from 1, header and blank rows counted. */
      row: k.integer('row').notNull(),
      result: k
        .text('result')
        .$type<'pending' | 'invalid' | 'conflict' | 'created' | 'updated' | 'unchanged'>()
        .notNull(),
      /** Column index → value that replaces the cell. */
      fixes: k.json<Record<string, string>>('fixes').notNull().default({}),
      /** Column index or field → what is wrong. */
      problems: k.json<Record<string, string>>('problems').notNull().default({}),
      cells: k.json<string[]>('cells'),
    },
    (t) => [k.primaryKey({ columns: [t.tenantId, t.importId, t.row] })],
  );

  /** The embedded queue. On Postgres pg-boss does this work in its own schema. */
  const jobs = k.table(
    'jobs',
    {
      id: k.id('id').primaryKey(),
      name: k.text('name').notNull(),
      data: k.json<unknown>('data').notNull(),
      state: k.text('state').$type<'waiting' | 'running' | 'done' | 'failed' | 'cancelled'>().notNull(),
      priority: k.integer('priority').notNull().default(0),
      /** Two waiting or running jobs never share a key. */
      key: k.text('key'),
      runAt: k.instant('run_at').notNull(),
      attempts: k.integer('attempts').notNull().default(0),
      maxAttempts: k.integer('max_attempts').notNull(),
      leaseUntil: k.instant('lease_until'),
      /** Grows with every claim; a worker that lost its lease is refused by it. */
      fence: k.integer('fence').notNull().default(0),
      /** What the job last told about itself. */
      progress: k.json<Record<string, unknown>>('progress'),
      error: k.text('error'),
      createdAt: k.instant('created_at').notNull(),
      finishedAt: k.instant('finished_at'),
    },
    // Ids grow with time, so this is the order in which waiting jobs are claimed.
    (t) => [k.index('jobs_claim_ix').on(t.state, sql`priority desc`, t.id), k.index('jobs_key_ix').on(t.key)],
  );

  /** Cache, and the store of rate-limiter-flexible, when neither memory nor Redis is chosen. */
  const cacheEntries = k.table('cache_entries', {
    key: k.text('key').primaryKey(),
    value: k.json<unknown>('value').notNull(),
    expiresAt: k.instant('expires_at').notNull(),
  });
  const rateLimits = k.table('rate_limits', {
    key: k.text('key').primaryKey(),
    points: k.integer('points').notNull().default(0),
    expire: k.integer('expire'),
  });

  return { imports, importRows, jobs, cacheEntries, rateLimits };
};
