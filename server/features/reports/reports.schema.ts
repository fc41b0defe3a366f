import * as z from 'zod';
import { filterGroup } from '../filters';
import { idSchema } from '../records/field-values';
import { lengthOf, mostMonths } from './period.rules';

const month = z.string().regex(/^[1-9]\d{3}-(0[1-9]|1[0-2])$/, 'Write a month as YYYY-MM.');

export const overviewInput = z
  .strictObject({
    from: month,
    to: month,
    /**
     * Which deals `outcome` and `stageTimes` are about: 'period': what was closed, and the stays that began, in the months;
     * 'cohort': the deals that were created in them, whatever became of them since.
     */
    mode: z.enum(['period', 'cohort']).default('period'),
    /** Of all pipelines when left out. */
    pipelineId: idSchema.optional(),
    /** Id of a user, or 'me'. */
    ownerId: z.union([z.literal('me'), idSchema]).optional(),
  })
  .refine((period) => lengthOf(period) >= 1, { path: ['to'], message: 'Must not be before the first month.' })
  .refine((period) => lengthOf(period) <= mostMonths, { path: ['to'], message: `At most ${mostMonths} months.` });

const count = z.number();
/** Minor units of `currency`. */
const amount = z.number();
const closed = z.object({ count, amount });

const outcome = z.object({
  won: closed,
  lost: closed,
  /** Of a cohort: the deals of which nothing is said yet; else null. */
  open: closed.nullable(),
  /** 0 to 1; null when nothing was closed. */
  winRate: z.number().nullable(),
  cycleDaysMedian: z.number().nullable(),
  averageDeal: amount.nullable(),
  /** Open deals of now × average deal × win rate ÷ days of the cycle. */
  velocityPerDay: amount.nullable(),
});

/** Each `filter` is one for the list of deals, with exactly the deals that were counted. */
export const overview = z.object({
  currency: z.string(),
  /** Currencies without a rate: their deals are counted, and in no sum. */
  unconverted: z.array(z.string()),
  /** Open stages as they are now; won and lost ones with what was closed in the period. */
  pipeline: z.array(
    z.object({
      stageId: z.string(),
      pipelineId: z.string(),
      name: z.string(),
      type: z.enum(['open', 'won', 'lost']),
      color: z.string().nullable(),
      count,
      amount,
      weighted: amount,
      filter: filterGroup,
    }),
  ),
  /** `count`: open deals that are expected to close in the month, and deals that were won in it. */
  forecast: z.array(
    z.object({ month: z.string(), open: amount, weighted: amount, won: amount, count, filter: filterGroup }),
  ),
  /** `previous`: of as many months right before. */
  outcome: outcome.extend({ previous: outcome }),
  lostReasons: z.array(z.object({ id: z.string().nullable(), name: z.string(), count, amount, filter: filterGroup })),
  /** Weeks by their Monday. Work has no pipeline: that of all is counted. */
  activity: z.array(
    z.object({ week: z.string(), call: count, meeting: count, email: count, note: count, task: count }),
  ),
  leaders: z.array(
    z.object({
      userId: z.string(),
      name: z.string(),
      won: count,
      wonAmount: amount,
      /** Calls, meetings and mails that took place in the period. */
      activities: count,
      openAmount: amount,
    }),
  ),
  /** Of stays that are over, and began in the period or are those of the cohort; `conversion`: the share that led to a later stage or to winning. */
  stageTimes: z.array(
    z.object({
      stageId: z.string(),
      name: z.string(),
      medianDays: z.number().nullable(),
      conversion: z.number().nullable(),
    }),
  ),
  /** Where there was too much to look at all of it, the latest was: medians of some, lost reasons from a day on. */
  sampled: z.object({ cycle: z.boolean(), lostReasonsFrom: z.string().nullable(), stageTimes: z.boolean() }),
});
export type Overview = z.output<typeof overview>;
