import { ExternalLink, Filter } from 'lucide-react';
import { useState } from 'react';
import { Avatar } from '../avatar';
import { Button } from '../button';
import { Combobox } from '../combobox';
import { ConfirmDialog } from '../confirm-dialog';
import { DateField } from '../date-field';
import { Dialog, DialogClose } from '../dialog';
import { IconButton } from '../icon-button';
import { Popover } from '../popover';
import { PropertyList } from '../section';
import { Select } from '../select';
import { SidePanel } from '../side-panel';
import { TextArea, TextField } from '../text-field';
import { toast } from '../toast-store';
import { Row, Specimen } from './specimen';

const places = Array.from({ length: 40 }, (_, index) => ({ value: `p${index}`, label: `Shelf ${index + 1}` }));

export function OverlaySpecimens() {
  const [confirming, setConfirming] = useState(false);
  const [working, setWorking] = useState(false);
  const [book, setBook] = useState<number | null>(null);
  const confirm = () => {
    setWorking(true);
    setTimeout(() => {
      setWorking(false);
      setConfirming(false);
      toast({ title: '3 books deleted', tone: 'success' });
    }, 900);
  };
  return (
    <>
      <Specimen
        title="Dialogs, panels and popovers"
        note="Focus goes in, stays in, and comes back. Esc backs out one step."
      >
        <Row>
          <Dialog
            title="New book"
            description="It appears in the catalogue at once."
            trigger={<Button variant="primary">New book</Button>}
            footer={
              <>
                <DialogClose asChild>
                  <Button>Cancel</Button>
                </DialogClose>
                <DialogClose asChild>
                  <Button variant="primary">Create book</Button>
                </DialogClose>
              </>
            }
          >
            <div className="grid gap-4">
              <TextField label="Title" autoFocus />
              <Combobox label="Shelf" options={places} />
              <Select
                label="Binding"
                options={[
                  { value: 'hard', label: 'Hardcover' },
                  { value: 'soft', label: 'Paperback' },
                ]}
              />
              <DateField label="Bought" locale="en-GB" optional />
              <TextArea label="Note" optional />
            </div>
          </Dialog>
          <ConfirmDialog
            title="Delete 3 books for good?"
            confirm="Delete 3 books"
            tone="danger"
            loading={working}
            open={confirming}
            onOpenChange={setConfirming}
            onConfirm={confirm}
            trigger={<Button>Delete for good</Button>}
          >
            They leave the trash and cannot be restored.
          </ConfirmDialog>
          <Button onClick={() => setBook(0)}>Open side panel</Button>
          <Popover label="Filter by shelf" trigger={<Button icon={<Filter />}>Filter</Button>} className="w-72">
            <div className="grid gap-3">
              <Select
                label="Operator"
                options={[
                  { value: 'is', label: 'is any of' },
                  { value: 'not', label: 'is none of' },
                ]}
              />
              <Combobox label="Shelf" options={places} />
            </div>
          </Popover>
        </Row>
      </Specimen>
      <Specimen title="Toasts" note="Alt+T brings the keyboard to them. Time stands still under pointer and focus.">
        <Row>
          <Button
            onClick={() =>
              toast({
                title: 'Book moved to trash',
                action: { label: 'Undo', run: () => toast({ title: 'Book restored' }) },
              })
            }
          >
            With undo
          </Button>
          <Button
            onClick={() =>
              toast({
                title: '312 books updated',
                detail: 'Two were skipped, because someone else changed them.',
                tone: 'success',
              })
            }
          >
            Done
          </Button>
          <Button
            onClick={() =>
              toast({
                title: 'The book was not saved',
                detail: 'Its shelf is full. Choose another one.',
                tone: 'danger',
              })
            }
          >
            Failed
          </Button>
        </Row>
      </Specimen>
      <SidePanel
        open={book !== null}
        onClose={() => setBook(null)}
        title={`Book ${(book ?? 0) + 1}`}
        header={
          <span className="flex items-center gap-2">
            <Avatar name={`Book ${(book ?? 0) + 1}`} shape="square" size="medium" />
            <span className="truncate">Book {(book ?? 0) + 1}</span>
          </span>
        }
        actions={<IconButton size="small" label="Open full" icon={<ExternalLink />} />}
        onPrevious={book ? () => setBook(book - 1) : undefined}
        onNext={book !== null && book < 2 ? () => setBook(book + 1) : undefined}
      >
        <div className="p-5">
          <PropertyList
            items={[
              { key: 'author', label: 'Author', value: 'Ursula K. Le Guin' },
              { key: 'shelf', label: 'Shelf', value: 'A 12' },
              { key: 'isbn', label: 'ISBN', value: undefined },
              {
                key: 'note',
                label: 'Note',
                value:
                  'A very long note that goes on and on, to see whether it wraps where it should and leaves the label alone.',
              },
            ]}
          />
        </div>
      </SidePanel>
    </>
  );
}
