import type { Kit } from '../dialects/sqlite';

/** What is added up beside records, in the transaction of each write, so that no page has to. */
export const rollupTables = (k: Kit) => {
  /**
   * What all live deals add up to, by all that boards, forecast and dashboards ask for; kept in the transaction of each
   * write, so that no page scans deals. Sums are minor units of `currency`.
   */
  const dealTotals = k.table(
    'deal_totals',
    {
      tenantId: k.id('tenant_id').notNull(),
      pipelineId: k.id('pipeline_id').notNull(),
      stageId: k.id('stage_id').notNull(),
      /** User id; '' for nobody. */
      owner: k.text('owner').notNull(),
      currency: k.text('currency').notNull(),
      /** Month of the expected close, of the close for won and lost ones: 'YYYY-MM'; '' without a date. */
      month: k.text('month').notNull(),
      deals: k.integer('deals').notNull().default(0),
      amount: k.money('amount').notNull().default(0),
      /** The part of `amount` whose deals have no probability of their own: weighted by the stage's when read. */
      amountByStage: k.money('amount_by_stage').notNull().default(0),
      /** amount × own probability of the other deals. */
      weightedByDeal: k.money('weighted_by_deal').notNull().default(0),
    },
    (t) => [k.primaryKey({ columns: [t.tenantId, t.pipelineId, t.stageId, t.owner, t.currency, t.month] })],
  );

  /**
   * What people did, by kind, in the days that a week and a month share, on the clock of the workspace's book; kept in the
   * transaction of each write, so that no report counts activities.
   */
  const workTotals = k.table(
    'work_totals',
    {
      tenantId: k.id('tenant_id').notNull(),
      /** 'YYYY-MM' */
      month: k.text('month').notNull(),
      /** Counted from the one that 1970 began in; weeks begin on Monday. */
      week: k.integer('week').notNull(),
      kind: k.text('kind').$type<'call' | 'meeting' | 'email' | 'note' | 'task'>().notNull(),
      /** User id; '' for nobody. */
      who: k.text('who').notNull(),
      count: k.integer('count').notNull().default(0),
    },
    (t) => [k.primaryKey({ columns: [t.tenantId, t.month, t.week, t.kind, t.who] })],
  );

  /** From which day on `work_totals` hold all work; a workspace without a row has none there yet. */
  const workBooks = k.table(
    'work_books',
    {
      tenantId: k.id('tenant_id').notNull(),
      timeZone: k.text('time_zone').notNull(),
      /** 'YYYY-MM-DD'; '' for all of it. */
      since: k.text('since').notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.tenantId] })],
  );

  /**
   * How many live records hold a value of a field with options, and what they come to: what the heads of boards by a field
   * show. Sums are minor units of `currency`. Whether a book holds all records yet is in `record_books`.
   */
  const fieldTotals = k.table(
    'field_totals',
    {
      tenantId: k.id('tenant_id').notNull(),
      object: k.text('object').notNull(),
      field: k.text('field').notNull(),
      /** An option; '' for none. */
      value: k.text('value').notNull(),
      /** '' for that of the workspace. */
      currency: k.text('currency').notNull(),
      /** A total lies in several rows, so that people who add to it at once seldom wait for each other. */
      part: k.integer('part').notNull(),
      records: k.integer('records').notNull().default(0),
      amount: k.money('amount').notNull().default(0),
      weighted: k.money('weighted').notNull().default(0),
    },
    (t) => [k.primaryKey({ columns: [t.tenantId, t.object, t.field, t.value, t.currency, t.part] })],
  );

  /** What became of the live deals that were created in a month. Kept and booked like `field_totals`. */
  const dealCohorts = k.table(
    'deal_cohorts',
    {
      tenantId: k.id('tenant_id').notNull(),
      /** Month of the creation by UTC, which no change of the workspace's zone shifts: 'YYYY-MM'. */
      created: k.text('created').notNull(),
      pipelineId: k.id('pipeline_id').notNull(),
      stageId: k.id('stage_id').notNull(),
      /** User id; '' for nobody. */
      owner: k.text('owner').notNull(),
      currency: k.text('currency').notNull(),
      /** Month in which they were won or lost; '' for open ones. */
      closed: k.text('closed').notNull(),
      deals: k.integer('deals').notNull().default(0),
      amount: k.money('amount').notNull().default(0),
    },
    (t) => [k.primaryKey({ columns: [t.tenantId, t.created, t.pipelineId, t.stageId, t.owner, t.currency, t.closed] })],
  );

  /**
   * Up to which record the totals above hold an object's records, by id; a book without a row holds none yet. Rows that
   * were there before the totals are added step by step in the background.
   */
  const recordBooks = k.table(
    'record_books',
    {
      tenantId: k.id('tenant_id').notNull(),
      object: k.text('object').notNull(),
      /** What is added up, in words: a book of another shape begins anew. */
      shape: k.text('shape').notNull(),
      /** Id of the last record that is in; '' for none. */
      heldTo: k.text('held_to').notNull(),
      whole: k.flag('whole').notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.tenantId, t.object] })],
  );

  return { dealTotals, workTotals, workBooks, fieldTotals, dealCohorts, recordBooks };
};
