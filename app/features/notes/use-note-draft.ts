import { useCallback, useEffect, useState } from 'react';
import { v7 as newId } from 'uuid';

export type NoteDraft = { id: string; text: string };

const empty = (): NoteDraft => ({ id: newId(), text: '' });

function read(key: string): NoteDraft | null {
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? 'null') as Partial<NoteDraft> | null;
    return kept && typeof kept.text === 'string' && typeof kept.id === 'string'
      ? { id: kept.id, text: kept.text }
      : null;
  } catch {
    return null;
  }
}

/**
 * What is being written, kept in this browser at every stroke: a reload or a lost connection takes nothing. Its id is
 * the note's id to be, so that sending it twice makes one note.
 */
export function useNoteDraft(key: string) {
  const [draft, setDraft] = useState<NoteDraft | null>(null);
  useEffect(() => setDraft(read(key) ?? empty()), [key]);
  const write = useCallback(
    (text: string) =>
      setDraft((now) => {
        const next = { id: now?.id ?? newId(), text };
        try {
          if (text) localStorage.setItem(key, JSON.stringify(next));
          else localStorage.removeItem(key);
        } catch {
          // Without storage (private window, full disk) the draft lives as long as the page
        }
        return next;
      }),
    [key],
  );
  const clear = useCallback(() => {
    localStorage.removeItem(key);
    setDraft(empty());
  }, [key]);
  return { draft, write, clear };
}
