import { TagsPopover } from '~/features/bulk/tags-popover';
import type { DeedProps } from './bulk-bar';
import { inChunks } from './list-rules';
import { useRecords } from './records-context';
import type { WorkedOn } from './types';
import { useUndo } from './use-undo';

/** As many records as `tags.assign` takes. */
const mostTagged = 100;

/** Puts tags on the selected records, and takes others off. */
export function ChangeTags({ plural, object, list, ids, busy, run, words }: DeedProps) {
  const { api, callsOf } = useRecords();
  const { announce } = useUndo();
  const apply = (change: { add: string[]; remove: string[] }) =>
    run('The tags were not changed', async () => {
      for (const part of inChunks(ids, mostTagged)) {
        const input = { object: object.name as WorkedOn, ids: part, ...change };
        const { count, groupId } = await api.tags.assign.mutate(input);
        announce(count === 0 ? 'All of them had these tags already' : `Tags of ${words(count)} changed`, groupId);
        list.replace(await callsOf(plural).getMany(part));
      }
    });
  return <TagsPopover what={words(ids.length)} disabled={busy} onTag={(change) => void apply(change)} />;
}
