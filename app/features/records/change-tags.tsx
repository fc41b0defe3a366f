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
  const { inParts } = useUndo();
  const apply = (change: { add: string[]; remove: string[] }) =>
    run('The tags were not changed', async () => {
      let changed = 0;
      const send = async (part: string[]) => {
        const written = await api.tags.assign.mutate({ object: object.name as WorkedOn, ids: part, ...change });
        changed += written.count;
        return written;
      };
      try {
        await inParts(inChunks(ids, mostTagged), send, () =>
          changed === 0 ? 'All of them had these tags already' : `Tags of ${words(changed)} changed`,
        );
      } finally {
        // What cannot be read now comes with the news of the change
        const fresh = await callsOf(plural)
          .getMany(ids)
          .catch(() => []);
        list.replace(fresh);
      }
    });
  return <TagsPopover what={words(ids.length)} disabled={busy} onTag={(change) => void apply(change)} />;
}
