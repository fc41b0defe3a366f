import { ArchiveRestore, Ellipsis, Link2, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useCommands } from '~/features/commands/use-commands';
import { Avatar } from '~/ui/avatar';
import { IconButton } from '~/ui/icon-button';
import { Menu, MenuItem, MenuSeparator } from '~/ui/menu';
import { Tag } from '~/ui/tag';
import { toast } from '~/ui/toast-store';
import { toastFailure } from './choices';
import { glyphShapes } from './field-value';
import { useRecords } from './records-context';
import { tagHue } from './tag-hue';
import {
  isObjectName,
  type ObjectDescription,
  type PersonRef,
  type Plural,
  type RecordView,
  type Rights,
  type TagView,
} from './types';
import type { OpenRecord } from './use-record';
import { useUndo } from './use-undo';

/** Glyph and name of a record. */
export function RecordTitle({
  object,
  record,
  size = 'medium',
}: {
  object: ObjectDescription;
  record: RecordView;
  size?: 'medium' | 'large';
}) {
  const shape = isObjectName(object.name) ? glyphShapes[object.name] : 'circle';
  return (
    <span className="flex min-w-0 items-center gap-2.5">
      <Avatar name={record.title} colourKey={record.id} shape={shape} size={size} />
      <bdi className="truncate">{record.title}</bdi>
    </span>
  );
}

type MenuProps = {
  plural: Plural;
  object: ObjectDescription;
  open: OpenRecord;
  can: Rights;
  /** It went to the trash. */
  onGone: () => void;
};

/** What else can be done with a record. */
export function RecordMenu({ plural, object, open, can, onGone }: MenuProps) {
  const { callsOf, path } = useRecords();
  const { announce } = useUndo();
  const [busy, setBusy] = useState(false);
  const { record } = open;
  const copyLink = async () => {
    await navigator.clipboard.writeText(new URL(path(`${plural}/${record.id}`), window.location.href).href);
    toast({ title: 'Link copied' });
  };
  const act = async (what: string, work: () => Promise<void>) => {
    setBusy(true);
    try {
      await work();
    } catch (error) {
      toastFailure(error, what);
    } finally {
      setBusy(false);
    }
  };
  const trash = () =>
    act('Not moved to the trash', async () => {
      const { groupId } = await callsOf(plural).trash([record.id]);
      announce(`${record.title} moved to the trash`, groupId);
      onGone();
    });
  useCommands([
    { id: 'record.copy-link', run: () => void copyLink() },
    can.delete && !record.deletedAt && { id: 'record.trash', run: () => void trash() },
  ]);
  const restore = () =>
    act('Not restored', async () => {
      const { groupId } = await callsOf(plural).restore([record.id]);
      announce(`${record.title} is back`, groupId);
      await open.refresh();
    });
  return (
    <Menu
      align="end"
      trigger={
        <IconButton
          size="small"
          label={`Actions for this ${object.label.one.toLowerCase()}`}
          icon={<Ellipsis />}
          disabled={busy}
        />
      }
    >
      <MenuItem icon={<Link2 />} onSelect={() => void copyLink()}>
        Copy link
      </MenuItem>
      {record.deletedAt && can.restore && (
        <MenuItem icon={<ArchiveRestore />} onSelect={() => void restore()}>
          Restore
        </MenuItem>
      )}
      {!record.deletedAt && can.delete && (
        <>
          <MenuSeparator />
          <MenuItem icon={<Trash2 />} tone="danger" onSelect={() => void trash()}>
            Move to the trash
          </MenuItem>
        </>
      )}
    </Menu>
  );
}

/** Owner and tags, beside the name. */
export function HeaderFacts({ record }: { record: RecordView }) {
  const owner = record.owner as PersonRef | null | undefined;
  const tags = (record.tags as TagView[] | undefined) ?? [];
  return (
    <div className="flex min-w-0 flex-wrap items-center gap-2 text-13">
      {owner && (
        <span className="flex items-center gap-1.5 text-muted">
          <Avatar name={owner.name} colourKey={owner.id} size="tiny" />
          <bdi>{owner.name}</bdi>
        </span>
      )}
      {tags.map((tag) => (
        <Tag key={tag.id} label={tag.name} hue={tagHue(tag.color, tag.id)} />
      ))}
    </div>
  );
}
