import { Pencil, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { v7 as newId } from 'uuid';
import { useRecords } from '~/features/records/records-context';
import { Button } from '~/ui/button';
import { EmptyState } from '~/ui/empty-state';
import { MenuItem, MenuSeparator } from '~/ui/menu';
import { Section } from '~/ui/section';
import { SortableList } from '~/ui/sortable-list';
import { NameDialog } from './name-dialog';
import type { LostReason } from './settings-data';
import { MoveItems, RowMenu } from './stage-row';
import type { Deed } from './use-deed';

type Props = { reasons: readonly LostReason[]; mayManage: boolean; deed: Deed };

const idOf = ({ id }: LostReason) => id;
const nameOf = ({ name }: LostReason) => name;

/** The reasons that deals are lost for: asked for in the drop, counted in the reports. */
export function LostReasons({ reasons, mayManage, deed }: Props) {
  const { api } = useRecords();
  const calls = api.pipelines.lostReasons;
  const [editing, setEditing] = useState<LostReason | 'new' | null>(null);
  const [id, setId] = useState(() => newId());
  const save = async (name: string) => {
    if (editing === null) return;
    const { groupId } =
      editing === 'new'
        ? await calls.create.mutate({ id, values: { name } })
        : await calls.update.mutate({ id: editing.id, version: editing.version, values: { name } });
    setEditing(null);
    setId(newId());
    deed.done(editing === 'new' ? `Reason “${name}” added` : `Reason “${name}” saved`, groupId);
  };
  const add = mayManage && (
    <Button size="small" icon={<Plus />} onClick={() => setEditing('new')}>
      New reason
    </Button>
  );
  return (
    <Section
      title="Lost reasons"
      description="Whoever marks a deal as lost chooses one of these."
      actions={reasons.length > 0 && add}
      framed
    >
      {reasons.length === 0 ? (
        <EmptyState title="Nobody is asked why a deal is lost" action={add}>
          With reasons to choose from, the reports can say what deals are lost for.
        </EmptyState>
      ) : (
        <SortableList
          label="Lost reasons"
          items={reasons}
          idOf={idOf}
          labelOf={nameOf}
          {...(mayManage && {
            onOrder: (ids: string[]) =>
              void deed.run('Reasons put in order', 'The order was not saved', () => calls.reorder.mutate({ ids })),
          })}
        >
          {(reason, moves) => (
            <>
              <span className="min-w-0 flex-1 truncate ps-1 text-13">{reason.name}</span>
              {mayManage && (
                <RowMenu name={reason.name}>
                  <MenuItem icon={<Pencil />} onSelect={() => setEditing(reason)}>
                    Rename
                  </MenuItem>
                  <MoveItems moves={moves} />
                  <MenuSeparator />
                  <MenuItem
                    icon={<Trash2 />}
                    tone="danger"
                    onSelect={() =>
                      void deed.run(`Reason “${reason.name}” deleted`, 'The reason was not deleted', () =>
                        calls.delete.mutate({ ids: [reason.id] }),
                      )
                    }
                  >
                    Delete
                  </MenuItem>
                </RowMenu>
              )}
            </>
          )}
        </SortableList>
      )}
      {editing !== null && (
        <NameDialog
          title={editing === 'new' ? 'New lost reason' : 'Rename the reason'}
          start={editing === 'new' ? '' : editing.name}
          maxLength={80}
          save={editing === 'new' ? 'Add reason' : 'Save reason'}
          onSave={save}
          onClose={() => setEditing(null)}
        />
      )}
    </Section>
  );
}
