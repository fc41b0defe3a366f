import { Ellipsis, Merge, Pencil, Plus, Tags, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { RouterOutputs } from '@/api/types';
import { toastFailure } from '~/features/records/choices';
import { useRecords } from '~/features/records/records-context';
import { tagHue } from '~/features/records/tag-hue';
import { useLiveChanges } from '~/features/records/use-live';
import { useUndo } from '~/features/records/use-undo';
import { useRefresh } from '~/lib/use-refresh';
import { Button } from '~/ui/button';
import { ConfirmDialog } from '~/ui/confirm-dialog';
import { EmptyState } from '~/ui/empty-state';
import { IconButton } from '~/ui/icon-button';
import { Menu, MenuItem, MenuSeparator } from '~/ui/menu';
import { Section } from '~/ui/section';
import { Tag } from '~/ui/tag';
import { MergeDialog } from './merge-dialog';
import { TagDialog } from './tag-dialog';

export type TagRow = RouterOutputs['tags']['list']['tags'][number];
type Doing = { kind: 'create' } | { kind: 'edit' | 'merge' | 'delete'; tag: TagRow };

/** The workspace's tags: how often each is used, and everything that can be done with them. */
export function TagSettings({ tags, mayManage }: { tags: TagRow[]; mayManage: boolean }) {
  const { api, head } = useRecords();
  const { announce } = useUndo();
  const refresh = useRefresh();
  const [doing, setDoing] = useState<Doing | null>(null);
  useLiveChanges(head, (event) => {
    if (event.object === 'tag') refresh();
  });
  const done = (title: string, groupId: string | null) => {
    setDoing(null);
    announce(title, groupId);
    refresh();
  };
  const remove = async (tag: TagRow) => {
    try {
      const { groupId } = await api.tags.delete.mutate({ ids: [tag.id] });
      done(`Tag “${tag.name}” deleted`, groupId);
    } catch (error) {
      setDoing(null);
      toastFailure(error, 'The tag was not deleted');
    }
  };
  const add = mayManage && (
    <Button size="small" icon={<Plus />} onClick={() => setDoing({ kind: 'create' })}>
      New tag
    </Button>
  );
  return (
    <Section
      title="Tags"
      description="A tag that is renamed or merged changes on every record."
      actions={tags.length > 0 && add}
      framed
    >
      {tags.length === 0 ? (
        <EmptyState icon={<Tags />} title="There are no tags yet" action={add}>
          Tags group records across lists, for example by campaign or trade fair.
        </EmptyState>
      ) : (
        <ul className="divide-y">
          {tags.map((tag) => (
            <TagItem key={tag.id} tag={tag} mayManage={mayManage} mayMerge={tags.length > 1} onDo={setDoing} />
          ))}
        </ul>
      )}
      {doing?.kind === 'create' && <TagDialog onClose={() => setDoing(null)} onDone={done} />}
      {doing?.kind === 'edit' && <TagDialog tag={doing.tag} onClose={() => setDoing(null)} onDone={done} />}
      {doing?.kind === 'merge' && (
        <MergeDialog tag={doing.tag} tags={tags} onClose={() => setDoing(null)} onDone={done} />
      )}
      <ConfirmDialog
        open={doing?.kind === 'delete'}
        onOpenChange={(open) => !open && setDoing(null)}
        title={doing?.kind === 'delete' ? `Delete the tag “${doing.tag.name}”?` : ''}
        confirm="Delete tag"
        tone="danger"
        onConfirm={() => doing?.kind === 'delete' && void remove(doing.tag)}
      >
        {doing?.kind === 'delete' && `It is taken off ${usesText(doing.tag)}. The records stay.`}
      </ConfirmDialog>
    </Section>
  );
}

const usesText = ({ uses }: TagRow): string => {
  const count = uses?.count ?? 0;
  return `${count.toLocaleString('en')}${uses?.exact === false ? '+' : ''} ${count === 1 ? 'record' : 'records'}`;
};

type ItemProps = { tag: TagRow; mayManage: boolean; mayMerge: boolean; onDo: (doing: Doing) => void };

function TagItem({ tag, mayManage, mayMerge, onDo }: ItemProps) {
  return (
    <li className="flex min-h-11 items-center gap-3 px-4 py-1.5 text-13">
      <span className="min-w-0 flex-1">
        <Tag label={tag.name} hue={tagHue(tag.color, tag.id)} />
      </span>
      <span className="text-muted tabular-nums">{usesText(tag)}</span>
      {mayManage && (
        <Menu align="end" trigger={<IconButton size="small" label={`Actions for ${tag.name}`} icon={<Ellipsis />} />}>
          <MenuItem icon={<Pencil />} onSelect={() => onDo({ kind: 'edit', tag })}>
            Rename or recolour
          </MenuItem>
          <MenuItem icon={<Merge />} disabled={!mayMerge} onSelect={() => onDo({ kind: 'merge', tag })}>
            Merge into another
          </MenuItem>
          <MenuSeparator />
          <MenuItem icon={<Trash2 />} tone="danger" onSelect={() => onDo({ kind: 'delete', tag })}>
            Delete
          </MenuItem>
        </Menu>
      )}
    </li>
  );
}
