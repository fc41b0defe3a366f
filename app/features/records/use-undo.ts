import { useCallback } from 'react';
import { useApi } from '~/features/workspace/use-workspace';
import { explainFailure } from '~/lib/api-client';
import { type ToastInput, toast } from '~/ui/toast-store';
import { toastFailure } from './choices';

/** What Mod+Z takes back, latest last: group ids of this tab's own writes. */
const done: string[] = [];
const remembered = 50;

/** Remembers a write, says what happened and offers the way back. */
export function useUndo() {
  const api = useApi();
  /** @param changeId takes back what a command over several records did to this one alone */
  const undo = useCallback(
    async (groupId: string, changeId?: string) => {
      const at = done.indexOf(groupId);
      if (at >= 0) done.splice(at, 1);
      try {
        await api.changes.undo.mutate(changeId ? { changeId } : { groupId });
        toast({ title: 'Undone', key: `undo-${groupId}` });
        return true;
      } catch (error) {
        const { code } = explainFailure(error);
        toastFailure(error, code === 'CONFLICT' ? 'It was changed since, so it stays' : 'It could not be undone');
        return false;
      }
    },
    [api],
  );
  /** Only remembers, for edits that speak for themselves. */
  const remember = useCallback((groupId: string | null) => {
    if (!groupId) return;
    done.push(groupId);
    done.splice(0, Math.max(0, done.length - remembered));
  }, []);
  /** @param more details, and a way on beside the way back */
  const announce = useCallback(
    (title: string, groupId: string | null, more?: Pick<ToastInput, 'detail' | 'other'>) => {
      remember(groupId);
      toast({
        title,
        ...more,
        ...(groupId && { action: { label: 'Undo', run: () => void undo(groupId) }, key: `undo-${groupId}` }),
      });
    },
    [remember, undo],
  );
  /** Several writes that were one deed: one button takes them all back. */
  const announceAll = useCallback(
    (title: string, groupIds: readonly string[]) => {
      const [only = null, ...others] = groupIds;
      if (others.length === 0) return announce(title, only);
      groupIds.forEach(remember);
      const run = async () => {
        for (const groupId of groupIds) if (!(await undo(groupId))) return;
      };
      toast({ title, action: { label: 'Undo', run: () => void run() } });
    },
    [remember, undo, announce],
  );
  /**
   * One deed in several calls: what went through is told at the end, also when a later part fails, and one button takes
   * all of it back.
   * @param call what is written for one part
   * @param said what was done by then; null says nothing
   * @throws what `call` throws
   */
  const inParts = useCallback(
    async <Part>(
      parts: readonly Part[],
      call: (part: Part) => Promise<{ groupId: string | null }>,
      said: () => string | null,
    ) => {
      const groups: string[] = [];
      let begun = false;
      try {
        for (const part of parts) {
          const { groupId } = await call(part);
          begun = true;
          if (groupId) groups.push(groupId);
        }
      } finally {
        const title = begun ? said() : null;
        if (title !== null) announceAll(title, groups);
      }
    },
    [announceAll],
  );
  const undoLast = useCallback(() => {
    const groupId = done.at(-1);
    if (groupId) void undo(groupId);
    return groupId !== undefined;
  }, [undo]);
  return { undo, remember, announce, announceAll, inParts, undoLast };
}
