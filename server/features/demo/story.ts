import type { TenantId } from '@db/ids';
import type { Actor } from '@/trpc/context';
import type { ObjectDefinition, RecordRow } from '../records/object-types';
import { type CreateItem, planCreate, planMove, planUpdate, type Write } from '../records/plan-write.rules';
import { idAt } from './office-hours';
import type { Random } from './random';

type When = { at: Date; actor: Actor /** Commands of several changes share one. */; groupId?: string };
type Values = CreateItem['values'];

/** `silent`: part of another record's story. `own`: the workspace's own, which stays when the demo goes. */
type Kind = { silent?: boolean; own?: boolean };

export type Told = { id: string; at: Date; actor: Actor; groupId: string; write: Write };
type Known = { object: ObjectDefinition; row: RecordRow; tags: string[] };

/** The cause of everything that comes with the demo; by it the demo is found again. */
export const demoCause = { kind: 'demo', id: 'seed' } as const;

/**
 * Tells what people did in a year, one command after the other, without a database: each record ends as its last command
 * left it, and the log of all commands is true.
 */
export function createStory(random: Random, tenantId: TenantId) {
  const known = new Map<string, Known>();
  const told: Told[] = [];
  const tell = ({ at, actor, groupId = idAt(random, at) }: When, write: Write) => {
    if (!write.silent) told.push({ id: idAt(random, at), at, actor, groupId, write });
  };
  const planner = ({ at, actor }: When) => ({ at, actor, cause: demoCause });
  const find = (id: string): Known => {
    const record = known.get(id);
    if (!record) throw new Error(`the story knows no ${id}`);
    return record;
  };

  return {
    told,
    newGroup: (at: Date) => idAt(random, at),
    rowOf: (id: string): RecordRow => find(id).row,

    create(object: ObjectDefinition, when: When, item: Omit<CreateItem, 'id'> & Kind): string {
      const { silent = false, own = false, ...values } = item;
      const id = idAt(random, when.at);
      const write = { ...planCreate(object, tenantId, planner(when), { ...values, id }), silent };
      if (own) write.after.demo = false;
      known.set(id, { object, row: write.after, tags: write.tags?.add ?? [] });
      tell(when, write);
      return id;
    },

    edit(id: string, when: When, values: Values): void {
      const record = find(id);
      const write = planUpdate(record.object, planner(when), record.row, values, record.tags);
      if (!write) return;
      record.row = write.after;
      record.tags = values.tags ? [...(values.tags as string[])] : record.tags;
      tell(when, write);
    },

    trash(id: string, when: When): void {
      const record = find(id);
      const write = planMove(record.object, planner(when), record.row, 'delete');
      record.row = write.after;
      tell(when, write);
    },

    /** Everything as it is at the end, by record type. */
    records(): Map<ObjectDefinition, { row: RecordRow; tags: string[] }[]> {
      const byObject = new Map<ObjectDefinition, { row: RecordRow; tags: string[] }[]>();
      for (const { object, row, tags } of known.values()) {
        const group = byObject.get(object);
        if (group) group.push({ row, tags });
        else byObject.set(object, [{ row, tags }]);
      }
      return byObject;
    },
  };
}

export type Story = ReturnType<typeof createStory>;
