import { Link } from '@remix-run/react';
import { Ellipsis, Plus, Star, Trash2, Users } from 'lucide-react';
import { useState } from 'react';
import { toastFailure } from '~/features/records/choices';
import { useRecords } from '~/features/records/records-context';
import type { RecordView } from '~/features/records/types';
import { useUndo } from '~/features/records/use-undo';
import { Avatar } from '~/ui/avatar';
import { Button } from '~/ui/button';
import { EmptyState } from '~/ui/empty-state';
import { IconButton } from '~/ui/icon-button';
import { Menu, MenuItem, MenuSeparator } from '~/ui/menu';
import { Select } from '~/ui/select';
import { SkeletonLines } from '~/ui/skeleton';
import { Tag } from '~/ui/tag';
import { ContactDialog } from './contact-dialog';
import { type ContactRole, contactRoles, type DealContact, roleLabel, useDealContacts } from './use-deal-contacts';

/** The people of a deal: who they are in it, and who is the one to talk to. */
export function DealContacts({ deal, mayEdit }: { deal: RecordView; mayEdit: boolean }) {
  const { api } = useRecords();
  const { announce } = useUndo();
  const { contacts, failure, load } = useDealContacts({ dealId: deal.id });
  const [adding, setAdding] = useState(false);
  const act = async (said: string, refused: string, work: () => Promise<{ groupId: string | null }>) => {
    try {
      const { groupId } = await work();
      announce(said, groupId);
    } catch (error) {
      toastFailure(error, refused);
    }
    await load();
  };
  const nameOf = ({ person }: DealContact) => person?.title ?? 'This person';
  const change = (contact: DealContact, values: { role?: ContactRole | null; isPrimary?: boolean }, said: string) =>
    act(said, `${nameOf(contact)} was not changed`, () =>
      api.deals.contacts.update.mutate({ id: contact.id, version: contact.version, values }),
    );
  const add = mayEdit && (
    <Button size="small" icon={<Plus />} onClick={() => setAdding(true)}>
      Add a contact
    </Button>
  );
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
      {failure && (
        <p role="alert" className="text-13 text-danger-text">
          {failure}
        </p>
      )}
      {!contacts && !failure && <SkeletonLines />}
      {contacts?.length === 0 && (
        <EmptyState icon={<Users />} title="Nobody yet" action={add}>
          The people who decide, use or pay stand here, each with their part in the deal.
        </EmptyState>
      )}
      {contacts && contacts.length > 0 && (
        <>
          <div className="flex justify-end">{add}</div>
          <ul className="divide-y rounded-card border">
            {contacts.map((contact) => (
              <ContactRow
                key={contact.id}
                contact={contact}
                mayEdit={mayEdit}
                onRole={(role) =>
                  void change(
                    contact,
                    { role },
                    role ? `${nameOf(contact)}: ${roleLabel(role)}` : `${nameOf(contact)} has no role now`,
                  )
                }
                onMain={() => void change(contact, { isPrimary: true }, `${nameOf(contact)} is the main contact`)}
                onRemove={() =>
                  void act(`${nameOf(contact)} removed from the deal`, 'The contact was not removed', () =>
                    api.deals.contacts.delete.mutate({ ids: [contact.id] }),
                  )
                }
              />
            ))}
          </ul>
        </>
      )}
      {adding && contacts && (
        <ContactDialog
          dealId={deal.id}
          isFirst={contacts.length === 0}
          onClose={() => setAdding(false)}
          onAdded={(name, groupId) => {
            setAdding(false);
            announce(`Added ${name}`, groupId);
            void load();
          }}
        />
      )}
    </div>
  );
}

type RowProps = {
  contact: DealContact;
  mayEdit: boolean;
  onRole: (role: ContactRole | null) => void;
  onMain: () => void;
  onRemove: () => void;
};

function ContactRow({ contact, mayEdit, onRole, onMain, onRemove }: RowProps) {
  const { path } = useRecords();
  const { person, role, isPrimary } = contact;
  if (!person) return null;
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 px-3.5 py-2.5 text-13">
      <Avatar name={person.title} colourKey={person.id} size="medium" />
      <span className="flex min-w-0 flex-1 basis-40 items-center gap-2">
        <Link to={path(`people/${person.id}`)} className="truncate font-medium hover:underline">
          <bdi>{person.title}</bdi>
        </Link>
        {isPrimary && <Tag label="main contact" hue="green" />}
        {person.trashed && <span className="shrink-0 text-12 text-muted">in the trash</span>}
      </span>
      {mayEdit ? (
        <Select
          label={`Role of ${person.title}`}
          hideLabel
          size="small"
          className="w-36"
          placeholder="No role"
          value={role ?? ''}
          options={contactRoles}
          onChange={(event) => onRole((event.target.value || null) as ContactRole | null)}
        />
      ) : (
        <span className="text-muted">{roleLabel(role) ?? 'No role'}</span>
      )}
      {mayEdit && (
        <Menu
          align="end"
          trigger={<IconButton size="small" label={`Actions for ${person.title}`} icon={<Ellipsis />} />}
        >
          {!isPrimary && (
            <>
              <MenuItem icon={<Star />} onSelect={onMain}>
                Make main contact
              </MenuItem>
              <MenuSeparator />
            </>
          )}
          <MenuItem icon={<Trash2 />} tone="danger" onSelect={onRemove}>
            Remove from the deal
          </MenuItem>
        </Menu>
      )}
    </li>
  );
}
