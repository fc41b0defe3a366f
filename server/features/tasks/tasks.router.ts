import * as z from 'zod';
import { router } from '@/trpc/init';
import { tenantProcedure } from '@/trpc/procedures';
import { workedOnName, workedOnRecord } from '../activities/worked-on';
import { idSchema, newIdSchema } from '../records/field-values';
import { byIds, moved, recordProcedures, writtenSchema } from '../records/record-router';
import { taskObject } from './task-object';
import { activityItem, calendar, calendarItem, myDay, taskItem, tasksOf } from './tasks.queries';
import { completeTasks, createTask } from './tasks.service';

const { view, create } = taskObject.schemas;
const written = writtenSchema(view);
const day = z.iso.date('Not a date: write it as YYYY-MM-DD.').regex(/^[1-9]/, 'Not a year that people write.');

export const tasksRouter = router({
  ...recordProcedures(taskObject),

  create: tenantProcedure('records.create')
    .meta({ summary: 'Creates a task, on a record or on its own.', public: true })
    .input(
      z.strictObject({
        id: newIdSchema.optional(),
        object: workedOnName.optional(),
        recordId: idSchema.optional(),
        values: create,
      }),
    )
    .output(written)
    .mutation(async ({ ctx, input }) => (await createTask(ctx, input)) as z.output<typeof written>),

  complete: tenantProcedure('records.update')
    .meta({
      summary: 'Ticks tasks off, or opens them again; the next one of a task that repeats is made with it.',
      public: true,
    })
    .input(byIds.extend({ done: z.boolean() }))
    .output(moved)
    .mutation(({ ctx, input }) => completeTasks(ctx, input)),

  of: tenantProcedure('records.read')
    .meta({ summary: 'Lists the tasks on a record, open ones first; at most 200.', public: true })
    .input(workedOnRecord)
    .output(z.object({ rows: z.array(taskItem) }))
    .query(({ ctx, input }) => tasksOf(ctx, input)),

  myDay: tenantProcedure('records.read')
    .meta({
      summary:
        'Lists what the viewer has to do: overdue, today, within seven days, without a date; and their meetings.',
      public: true,
    })
    .input(z.strictObject({}).prefault({}))
    .output(
      z.object({
        overdue: z.array(taskItem),
        today: z.array(taskItem),
        upcoming: z.array(taskItem),
        noDate: z.array(taskItem),
        meetings: z.array(activityItem),
      }),
    )
    .query(({ ctx }) => myDay(ctx)),

  calendar: tenantProcedure('records.read')
    .meta({ summary: 'Lists tasks and activities of up to 62 days, in the order of time.', public: true })
    .input(z.strictObject({ from: day, to: day, ownerId: idSchema.optional() }))
    .output(z.object({ items: z.array(calendarItem), truncated: z.boolean() }))
    .query(({ ctx, input }) => calendar(ctx, input)),
});
