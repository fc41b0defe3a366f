import { sql } from 'drizzle-orm';
import type { Kit } from '../dialects/sqlite';
import { recordColumns } from './record-columns';

export type BulkStatus = 'queued' | 'running' | 'done' | 'cancelled' | 'failed' | 'undoing' | 'undone';

/** What a sales person does and sees in a day: activities, tasks, views, the inbox, bulk runs. */
export const workingDayTables = (k: Kit) => {
  const live = sql`deleted_at is null`;
  const trashed = sql`deleted_at is not null`;

  /** Calls, meetings and mails: logged, or planned. */
  const activities = k.table(
    'activities',
    {
      ...recordColumns(k),
      kind: k.text('kind').notNull(),
      subject: k.text('subject').notNull(),
      body: k.text('body'),
      /** The record it stands on: object name and id. */
      object: k.text('object').notNull(),
      recordId: k.id('record_id').notNull(),
      startsAt: k.instant('starts_at').notNull(),
      durationMinutes: k.real('duration_minutes'),
      outcome: k.text('outcome'),
      done: k.flag('done').notNull().default(true),
    },
    (t) => [
      k.primaryKey({ columns: [t.tenantId, t.id] }),
      k.index('activities_starts_ix').on(t.tenantId, t.startsAt, t.id).where(live),
      k.index('activities_created_ix').on(t.tenantId, t.createdAt, t.id).where(live),
      k.index('activities_updated_ix').on(t.tenantId, t.updatedAt, t.id).where(live),
      k.index('activities_record_ix').on(t.tenantId, t.object, t.recordId, t.startsAt),
      k.index('activities_owner_ix').on(t.tenantId, t.ownerId, t.startsAt),
      k.index('activities_import_ix').on(t.tenantId, t.importId),
      k.index('activities_trash_ix').on(t.tenantId, t.deletedAt, t.id).where(trashed),
    ],
  );

  const tasks = k.table(
    'tasks',
    {
      ...recordColumns(k),
      title: k.text('title').notNull(),
      body: k.text('body'),
      /** The record it stands on; null: none. */
      object: k.text('object'),
      recordId: k.id('record_id'),
      /** A day, which never shifts; or a point in time. At most one of the two. */
      dueOn: k.day('due_on'),
      dueAt: k.instant('due_at'),
      /** `dueAt`, or the end of `dueOn` in the workspace's zone: what lists are ordered by. */
      dueBy: k.instant('due_by'),
      priority: k.text('priority').notNull(),
      done: k.flag('done').notNull().default(false),
      doneAt: k.instant('done_at'),
      reminderAt: k.instant('reminder_at'),
      /** When the reminder was given. */
      remindedAt: k.instant('reminded_at'),
      repeat: k.text('repeat'),
      /**
       * Day, or day and time on the clock of the workspace, that a repeating task counts from: the 31st comes back after a
       * February, and half past two after the night without one.
       */
      repeatFrom: k.text('repeat_from'),
    },
    (t) => [
      k.primaryKey({ columns: [t.tenantId, t.id] }),
      k.index('tasks_due_ix').on(t.tenantId, t.done, t.dueBy, t.id).where(live),
      k.index('tasks_created_ix').on(t.tenantId, t.createdAt, t.id).where(live),
      k.index('tasks_done_ix').on(t.tenantId, t.doneAt).where(live),
      k.index('tasks_updated_ix').on(t.tenantId, t.updatedAt, t.id).where(live),
      k.index('tasks_record_ix').on(t.tenantId, t.object, t.recordId, t.done, t.dueBy),
      k.index('tasks_owner_ix').on(t.tenantId, t.ownerId, t.done, t.dueBy),
      k
        .index('tasks_reminder_ix')
        .on(t.tenantId, t.reminderAt)
        .where(sql`reminder_at is not null and reminded_at is null`),
      k.index('tasks_import_ix').on(t.tenantId, t.importId),
      k.index('tasks_trash_ix').on(t.tenantId, t.deletedAt, t.id).where(trashed),
    ],
  );

  /** A list, board or calendar as somebody arranged it. `state` is the query string of its address. */
  const views = k.table(
    'views',
    {
      ...recordColumns(k),
      name: k.text('name').notNull(),
      object: k.text('object').notNull(),
      kind: k.text('kind').notNull(),
      state: k.text('state').notNull().default(''),
      shared: k.flag('shared').notNull().default(false),
      /** Only who may manage views can change it; others see their changes as unsaved. */
      locked: k.flag('locked').notNull().default(false),
      /** What people see who open the object's page without a view. */
      isDefault: k.flag('is_default').notNull().default(false),
      position: k.real('position').notNull().default(0),
    },
    (t) => [
      k.primaryKey({ columns: [t.tenantId, t.id] }),
      k.index('views_object_ix').on(t.tenantId, t.object, t.position),
      k.index('views_trash_ix').on(t.tenantId, t.deletedAt, t.id).where(trashed),
    ],
  );

  const viewFavourites = k.table(
    'view_favourites',
    {
      tenantId: k.id('tenant_id').notNull(),
      userId: k.id('user_id').notNull(),
      viewId: k.id('view_id').notNull(),
      position: k.real('position').notNull().default(0),
    },
    (t) => [k.primaryKey({ columns: [t.tenantId, t.userId, t.viewId] })],
  );

  /** The inbox: what somebody should know. Written in the transaction of what it tells. */
  const notifications = k.table(
    'notifications',
    {
      tenantId: k.id('tenant_id').notNull(),
      id: k.id('id').notNull(),
      userId: k.id('user_id').notNull(),
      kind: k.text('kind').$type<'assigned' | 'mentioned' | 'due' | 'import' | 'bulk'>().notNull(),
      object: k.text('object'),
      recordId: k.id('record_id'),
      /** What it is about, in words of that moment. */
      title: k.text('title').notNull(),
      actorKind: k.text('actor_kind').notNull(),
      actorId: k.text('actor_id'),
      at: k.instant('at').notNull(),
      readAt: k.instant('read_at'),
      doneAt: k.instant('done_at'),
      data: k.json<Record<string, unknown>>('data').notNull().default({}),
    },
    (t) => [
      k.primaryKey({ columns: [t.tenantId, t.id] }),
      k.index('notifications_user_ix').on(t.tenantId, t.userId, t.at, t.id),
      k.index('notifications_over_ix').on(t.tenantId, t.at).where(sql`read_at is not null or done_at is not null`),
      k.index('notifications_unread_ix').on(t.tenantId, t.userId).where(sql`read_at is null and done_at is null`),
    ],
  );

  /** What somebody opened last. */
  const recentRecords = k.table(
    'recent_records',
    {
      tenantId: k.id('tenant_id').notNull(),
      userId: k.id('user_id').notNull(),
      object: k.text('object').notNull(),
      recordId: k.id('record_id').notNull(),
      at: k.instant('at').notNull(),
    },
    (t) => [
      k.primaryKey({ columns: [t.tenantId, t.userId, t.object, t.recordId] }),
      k.index('recent_records_at_ix').on(t.tenantId, t.userId, t.at),
    ],
  );

  /** One action over a whole selection, done in the background. Its changes carry its id as their cause. */
  const bulkRuns = k.table(
    'bulk_runs',
    {
      tenantId: k.id('tenant_id').notNull(),
      id: k.id('id').notNull(),
      object: k.text('object').notNull(),
      action: k.text('action').$type<'update' | 'tag' | 'delete' | 'restore'>().notNull(),
      /** Filter, search and trash, or ids. */
      selection: k.json<Record<string, unknown>>('selection').notNull(),
      values: k.json<Record<string, unknown>>('values').notNull().default({}),
      status: k.text('status').$type<BulkStatus>().notNull(),
      total: k.integer('total').notNull().default(0),
      done: k.integer('done').notNull().default(0),
      changed: k.integer('changed').notNull().default(0),
      failed: k.integer('failed').notNull().default(0),
      error: k.text('error'),
      createdBy: k.text('created_by'),
      createdAt: k.instant('created_at').notNull(),
      updatedAt: k.instant('updated_at').notNull(),
      finishedAt: k.instant('finished_at'),
      version: k.integer('version').notNull().default(1),
    },
    (t) => [
      k.primaryKey({ columns: [t.tenantId, t.id] }),
      k.index('bulk_runs_created_ix').on(t.tenantId, t.createdAt, t.id),
    ],
  );

  return {
    activities,
    tasks,
    views,
    viewFavourites,
    notifications,
    recentRecords,
    bulkRuns,
  };
};
