import { type FocusEvent, useCallback, useEffect, useState } from 'react';

/** Which card has the focus, and giving it to another one, that may have to be scrolled to or drawn first. */
export function useActiveCard(root: { current: HTMLElement | null }, asked: { id: string } | null | undefined) {
  const [active, setActive] = useState<string | null>(null);
  const [wanted, setWanted] = useState<{ id: string } | null>(null);
  const focus = useCallback((id: string) => {
    setActive(id);
    setWanted({ id });
  }, []);
  useEffect(() => {
    if (asked) focus(asked.id);
  }, [asked, focus]);
  useEffect(() => {
    if (!wanted) return;
    const link = root.current?.querySelector<HTMLElement>(`[data-card-link="${CSS.escape(wanted.id)}"]`);
    link?.focus({ preventScroll: true });
    // Its column makes room for it in a second drawing, before the next frame
    const frame = requestAnimationFrame(() =>
      link?.closest('[data-card]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' }),
    );
    return () => cancelAnimationFrame(frame);
  }, [wanted, root]);
  const onFocus = useCallback((event: FocusEvent) => {
    const card = event.target.closest('[data-card]');
    if (card) setActive(card.getAttribute('data-card'));
  }, []);
  return { active, focus, onFocus };
}
