import { OwnerPopover } from '~/features/bulk/owner-popover';
import { toast } from '~/ui/toast-store';
import type { DeedProps } from './bulk-bar';
import { inChunks } from './list-rules';
import { mostAtOnce } from './record-calls';
import { useRecords } from './records-context';
import { useUndo } from './use-undo';

/** Gives the selected records to somebody, or to nobody; one Undo takes it back. */
export function AssignOwner({ plural, list, ids, busy, run, words }: DeedProps) {
  const { callsOf } = useRecords();
  const { inParts } = useUndo();
  const assign = (owner: { value: string; label: string } | null) => {
    void run('The owner was not set', async () => {
      const values = { ownerId: owner?.value ?? null };
      const items = list.rows.filter(({ id }) => ids.includes(id)).map(({ id, version }) => ({ id, version, values }));
      const reasons: string[] = [];
      let count = 0;
      const send = async (part: typeof items) => {
        const written = await callsOf(plural).updateMany(part);
        list.replace(written.records);
        count += part.length - written.refused.length;
        reasons.push(...written.refused.map(({ fields }) => fields.ownerId ?? ''));
        return written;
      };
      await inParts(inChunks(items, mostAtOnce), send, () =>
        owner ? `${owner.label} owns ${words(count)} now` : `${words(count)} have no owner now`,
      );
      if (reasons.length > 0)
        toast({ title: `${words(reasons.length)} could not be changed`, detail: reasons[0], tone: 'danger' });
    });
  };
  return <OwnerPopover disabled={busy} onChoose={assign} />;
}
