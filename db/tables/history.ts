import type { Kit } from '../dialects/sqlite';

export type ActorKind = 'user' | 'api-key' | 'system';
export type CauseKind = 'edit' | 'import' | 'undo' | 'bulk' | 'demo' | 'admin';
export type ChangeAction = 'create' | 'update' | 'delete' | 'restore' | 'destroy';
/** Field → [before, after]. */
export type Diff = Record<string, [unknown, unknown]>;

/** The change log and what is derived from it in the same transaction. */
export const historyTables = (k: Kit) => {
  /** One row a changed record. Timeline, history, undo and live updates are readers of it, never second mechanisms. */
  const changes = k.table(
    'changes',
    {
      seq: k.sequence('seq'),
      tenantId: k.id('tenant_id').notNull(),
      id: k.id('id').notNull(),
      /** The writing transaction; readers follow commit order with it, since a sequence alone skips late commits. */
      tx: k.transactionId('tx'),
      at: k.instant('at').notNull(),
      actorKind: k.text('actor_kind').$type<ActorKind>().notNull(),
      actorId: k.text('actor_id'),
      causeKind: k.text('cause_kind').$type<CauseKind>().notNull(),
      /** Id of the import, the undone change, the bulk run. */
      causeId: k.text('cause_id'),
      /** All changes of one command share it, so that the command can be undone as one. */
      groupId: k.id('group_id').notNull(),
      object: k.text('object').notNull(),
      recordId: k.id('record_id').notNull(),
      /** The record that shows this change on its timeline as well, e.g. the person a note stands on. */
      parentObject: k.text('parent_object'),
      parentId: k.id('parent_id'),
      action: k.text('action').$type<ChangeAction>().notNull(),
      /** The record's version after the change. */
      version: k.integer('version').notNull(),
      diff: k.json<Diff>('diff').notNull(),
      requestId: k.text('request_id'),
      undoneBy: k.id('undone_by'),
    },
    (t) => [
      k.sequenceKey('changes_pk', t.tenantId, t.seq),
      k.index('changes_id_ix').on(t.tenantId, t.id),
      k.index('changes_record_ix').on(t.tenantId, t.object, t.recordId, t.seq),
      k.index('changes_parent_ix').on(t.tenantId, t.parentObject, t.parentId, t.seq),
      k.index('changes_group_ix').on(t.tenantId, t.groupId),
      k.index('changes_cause_ix').on(t.tenantId, t.causeKind, t.causeId, t.seq),
      // Live readers follow commit order; on SQLite, with one writer, that is the order of `seq`.
      ...(k.dialect === 'postgres' ? [k.index('changes_commit_ix').on(t.tenantId, t.tx, t.seq)] : []),
    ],
  );

  /**
   * What the search finds. `search_entries`, a full-text table on SQLite and one with a GIN index on Postgres, points here
   * by `seq` (see server/features/search).
   */
  const searchDocuments = k.table(
    'search_documents',
    {
      seq: k.sequence('seq'),
      tenantId: k.id('tenant_id').notNull(),
      object: k.text('object').notNull(),
      recordId: k.id('record_id').notNull(),
      title: k.text('title').notNull(),
      subtitle: k.text('subtitle'),
      /** Folded words, each with a blank in front: found by their beginnings, in any order. */
      words: k.text('words').notNull(),
      /** E-mail addresses, domains, phone digits, a blank between them: found by any part of three letters or more. */
      keys: k.text('keys').notNull(),
    },
    (t) => [
      k.sequenceKey('search_documents_pk', t.tenantId, t.seq),
      k.uniqueIndex('search_documents_record_ux').on(t.tenantId, t.object, t.recordId),
    ],
  );

  return { changes, searchDocuments };
};
