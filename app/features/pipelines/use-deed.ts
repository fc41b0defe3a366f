import { useRevalidator } from '@remix-run/react';
import { useMemo, useRef } from 'react';
import { toastFailure } from '~/features/records/choices';
import { useUndo } from '~/features/records/use-undo';

/** Says what was done, offers the way back and shows the settings as they are by then. */
export function useDeed() {
  const { announce } = useUndo();
  const revalidator = useRevalidator();
  const latest = useRef({ announce, revalidator });
  latest.current = { announce, revalidator };
  return useMemo(() => {
    const done = (title: string, groupId: string | null) => {
      latest.current.announce(title, groupId);
      latest.current.revalidator.revalidate();
    };
    const run = async (title: string, refused: string, work: () => Promise<{ groupId: string | null }>) => {
      try {
        done(title, (await work()).groupId);
      } catch (error) {
        toastFailure(error, refused);
        latest.current.revalidator.revalidate();
      }
    };
    return { done, run };
  }, []);
}
export type Deed = ReturnType<typeof useDeed>;
