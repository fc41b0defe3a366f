import { useMemo, useRef } from 'react';
import { toastFailure } from '~/features/records/choices';
import { useUndo } from '~/features/records/use-undo';

/** Says what was done, offers the way back and shows the settings as they are by then. */
export function useDeed(refresh: () => void) {
  const { announce } = useUndo();
  const latest = useRef({ announce });
  latest.current = { announce };
  return useMemo(() => {
    const done = (title: string, groupId: string | null) => {
      latest.current.announce(title, groupId);
      refresh();
    };
    const run = async (title: string, refused: string, work: () => Promise<{ groupId: string | null }>) => {
      try {
        done(title, (await work()).groupId);
      } catch (error) {
        toastFailure(error, refused);
        refresh();
      }
    };
    return { done, run };
  }, [refresh]);
}
export type Deed = ReturnType<typeof useDeed>;
