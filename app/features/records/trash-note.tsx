import { ArchiveRestore } from 'lucide-react';
import { Banner } from '~/ui/banner';
import { Button } from '~/ui/button';
import { toastFailure } from './choices';
import { useRecords } from './records-context';
import type { ObjectDescription, Plural, Rights } from './types';
import type { OpenRecord } from './use-record';
import { useUndo } from './use-undo';

export type ViewProps = { object: ObjectDescription; plural: Plural; open: OpenRecord; can: Rights };

/** Tells that a record lies in the trash, and offers the way out. */
export function TrashNote({ plural, object, open, can }: ViewProps) {
  const { callsOf } = useRecords();
  const { announce } = useUndo();
  if (open.record.deletedAt === null) return null;
  const restore = async () => {
    try {
      const { groupId } = await callsOf(plural).restore([open.record.id]);
      announce(`${open.record.title} is back`, groupId);
      await open.refresh();
    } catch (error) {
      toastFailure(error, 'Not restored');
    }
  };
  return (
    <Banner
      tone="warning"
      actions={
        can.restore && (
          <Button size="small" icon={<ArchiveRestore />} onClick={() => void restore()}>
            Restore
          </Button>
        )
      }
    >
      This {object.label.one.toLowerCase()} is in the trash.
    </Banner>
  );
}
