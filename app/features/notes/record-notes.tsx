import { CloudOff, Pin } from 'lucide-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { RouterOutputs } from '@/api/types';
import { toastFailure } from '~/features/records/choices';
import { useRecords } from '~/features/records/records-context';
import type { WorkedOn } from '~/features/records/types';
import { useLiveChanges } from '~/features/records/use-live';
import { useUndo } from '~/features/records/use-undo';
import { useWorkspace } from '~/features/workspace/use-workspace';
import { explainFailure } from '~/lib/api-client';
import { Button } from '~/ui/button';
import { EmptyState } from '~/ui/empty-state';
import { Kbd } from '~/ui/kbd';
import { SkeletonLines } from '~/ui/skeleton';
import { NoteCard } from './note-card';
import { NoteEditor } from './note-editor';
import { useNoteDraft } from './use-note-draft';

export type Note = RouterOutputs['notes']['list']['rows'][number];
type Props = { object: WorkedOn; recordId: string; mayWrite: boolean };

const pauseMs = 200;

/** The notes of a record, pinned ones first, and the place to write one. */
export function RecordNotes({ object, recordId, mayWrite }: Props) {
  const { api, head } = useRecords();
  const { announce } = useUndo();
  const [notes, setNotes] = useState<Note[] | null>(null);
  const [cursor, setCursor] = useState<string | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const load = useCallback(
    async (from?: string) => {
      try {
        const page = await api.notes.list.query({ object, recordId, cursor: from });
        setNotes((old) => (from && old ? [...old, ...page.rows] : page.rows));
        setCursor(page.nextCursor);
        setFailure(null);
      } catch (error) {
        setFailure(explainFailure(error).message);
      }
    },
    [api, object, recordId],
  );
  useEffect(() => void load(), [load]);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  useEffect(() => () => clearTimeout(timer.current), []);
  useLiveChanges(head, (event) => {
    if (event.object !== 'note' || event.parentId !== recordId) return;
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void load(), pauseMs);
  });
  const act = async (what: string, work: () => Promise<string | null>, done?: string) => {
    try {
      const groupId = await work();
      if (done) announce(done, groupId);
      await load();
    } catch (error) {
      toastFailure(error, what);
    }
  };
  return (
    <div className="grid gap-4">
      {mayWrite && <Composer object={object} recordId={recordId} onWritten={() => void load()} />}
      {failure && (
        <p role="alert" className="text-13 text-danger-text">
          {failure}
        </p>
      )}
      {!notes && !failure && <SkeletonLines />}
      {notes?.length === 0 && (
        <EmptyState icon={<Pin />} title="No notes yet">
          Write down what was said and agreed; everybody in the workspace can read it.
        </EmptyState>
      )}
      {notes?.map((note) => (
        <NoteCard
          key={note.id}
          note={note}
          mayWrite={mayWrite}
          onPin={() =>
            act('The note was not pinned', async () => {
              const { groupId } = await api.notes.update.mutate({
                id: note.id,
                version: note.version,
                values: { pinned: !note.pinned },
              });
              return groupId;
            })
          }
          onDelete={() =>
            act(
              'The note was not deleted',
              async () => (await api.notes.delete.mutate({ ids: [note.id] })).groupId,
              'Note deleted',
            )
          }
          onSaved={() => void load()}
        />
      ))}
      {cursor && (
        <Button size="small" className="justify-self-center" onClick={() => void load(cursor)}>
          Show earlier notes
        </Button>
      )}
    </div>
  );
}

function Composer({ object, recordId, onWritten }: { object: WorkedOn; recordId: string; onWritten: () => void }) {
  const { api, me } = useRecords();
  const { remember } = useUndo();
  const { slug } = useWorkspace().current;
  const { draft, write, clear } = useNoteDraft(`crm_draft ${slug} ${me.id} ${object} ${recordId}`);
  const [sending, setSending] = useState(false);
  const [problem, setProblem] = useState<string>();
  const text = draft?.text ?? '';
  const send = async () => {
    if (!draft || text.trim() === '' || sending) return;
    setSending(true);
    setProblem(undefined);
    try {
      const { groupId } = await api.notes.create.mutate({ id: draft.id, object, recordId, values: { body: text } });
      remember(groupId);
      clear();
      onWritten();
    } catch (error) {
      const { message, code } = explainFailure(error);
      setProblem(
        code === 'OFFLINE' ? 'No connection. Your text is kept here; send it when you are online again.' : message,
      );
    } finally {
      setSending(false);
    }
  };
  return (
    <div className="grid gap-2">
      <NoteEditor
        label="New note"
        placeholder="Write a note. **Bold**, lists and links work; @ mentions a member."
        value={text}
        onChange={write}
        onSubmit={() => void send()}
        error={problem}
      />
      {text !== '' && (
        <div className="flex items-center justify-between gap-2">
          <span className="flex items-center gap-1.5 text-12 text-muted">
            {problem && <CloudOff className="size-3.5" />}
            Draft kept on this device
          </span>
          <span className="flex items-center gap-2">
            <Kbd keys="Mod+Enter" className="text-muted max-sm:hidden" />
            <Button size="small" variant="primary" loading={sending} onClick={() => void send()}>
              Add note
            </Button>
          </span>
        </div>
      )}
    </div>
  );
}
