import { Ellipsis, Pencil, Pin, PinOff, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useRecords } from '~/features/records/records-context';
import { useUndo } from '~/features/records/use-undo';
import { explainFailure } from '~/lib/api-client';
import { RelativeTime } from '~/lib/time';
import { Avatar } from '~/ui/avatar';
import { Button } from '~/ui/button';
import { IconButton } from '~/ui/icon-button';
import { Menu, MenuItem, MenuSeparator } from '~/ui/menu';
import { Markdown } from './markdown';
import { NoteEditor } from './note-editor';
import type { Note } from './record-notes';

type Props = {
  note: Note;
  mayWrite: boolean;
  onPin: () => Promise<void>;
  onDelete: () => Promise<void>;
  onSaved: () => void;
};

/** One note: who wrote it, when, and its text. */
export function NoteCard({ note, mayWrite, onPin, onDelete, onSaved }: Props) {
  const [editing, setEditing] = useState(false);
  const { author } = note;
  return (
    <article className="rounded-card border bg-surface">
      <header className="flex items-center gap-2 ps-3.5 pe-2 pt-2 text-13">
        <Avatar name={author.name} colourKey={author.id ?? author.name} />
        <bdi className="truncate font-medium">{author.name}</bdi>
        <RelativeTime at={note.createdAt} className="shrink-0 text-muted" />
        {note.pinned && (
          <span className="flex items-center gap-1 text-12 text-muted">
            <Pin className="size-3" />
            Pinned
          </span>
        )}
        {mayWrite && (
          <span className="ms-auto">
            <Menu align="end" trigger={<IconButton size="small" label="Actions for this note" icon={<Ellipsis />} />}>
              <MenuItem icon={<Pencil />} onSelect={() => setEditing(true)}>
                Edit
              </MenuItem>
              <MenuItem icon={note.pinned ? <PinOff /> : <Pin />} onSelect={() => void onPin()}>
                {note.pinned ? 'Unpin' : 'Pin to the top'}
              </MenuItem>
              <MenuSeparator />
              <MenuItem icon={<Trash2 />} tone="danger" onSelect={() => void onDelete()}>
                Delete
              </MenuItem>
            </Menu>
          </span>
        )}
      </header>
      <div className="px-3.5 pt-1.5 pb-3">
        {editing ? (
          <NoteForm
            note={note}
            onDone={(saved) => {
              setEditing(false);
              if (saved) onSaved();
            }}
          />
        ) : (
          <Markdown text={note.body} />
        )}
      </div>
    </article>
  );
}

function NoteForm({ note, onDone }: { note: Note; onDone: (saved: boolean) => void }) {
  const { api } = useRecords();
  const { remember } = useUndo();
  const [text, setText] = useState(note.body);
  const [version] = useState(note.version);
  const [saving, setSaving] = useState(false);
  const [problem, setProblem] = useState<string>();
  const save = async () => {
    setSaving(true);
    try {
      const { groupId } = await api.notes.update.mutate({ id: note.id, version, values: { body: text } });
      remember(groupId);
      onDone(true);
    } catch (error) {
      const { code, message, fields } = explainFailure(error);
      setProblem(
        code === 'CONFLICT'
          ? 'Somebody changed this note meanwhile. Copy your text, close the editor and look at theirs.'
          : (fields?.['values.body'] ?? message),
      );
      setSaving(false);
    }
  };
  return (
    <div className="grid gap-2">
      <NoteEditor
        label="Text of the note"
        autoFocus
        rows={5}
        value={text}
        onChange={setText}
        onSubmit={() => void save()}
        error={problem}
      />
      <div className="flex justify-end gap-2">
        <Button size="small" variant="ghost" onClick={() => onDone(false)}>
          Cancel
        </Button>
        <Button
          size="small"
          variant="primary"
          loading={saving}
          disabled={text.trim() === ''}
          onClick={() => void save()}
        >
          Save note
        </Button>
      </div>
    </div>
  );
}
