import { type ReactNode, useEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import { usePortalTarget } from './portal-target';
import { placeTooltip, type Side } from './tooltip-rules';
import { useBrowserLayoutEffect } from './use-browser-layout-effect';

type BubbleProps = {
  id: string;
  anchor: Element;
  side: Side;
  onClose: () => void;
  onHold: () => void;
  onRelease: () => void;
  children: ReactNode;
};

/** What a tooltip says, beside the control that it is about. */
export function TooltipBubble({ id, anchor, side, onClose, onHold, onRelease, children }: BubbleProps) {
  const target = usePortalTarget();
  const bubble = useRef<HTMLDivElement>(null);
  const close = useRef(onClose);
  close.current = onClose;
  useBrowserLayoutEffect(() => {
    const element = bubble.current;
    if (!element) return;
    const { left, top } = placeTooltip({
      anchor: anchor.getBoundingClientRect(),
      bubble: { width: element.offsetWidth, height: element.offsetHeight },
      view: { width: document.documentElement.clientWidth, height: window.innerHeight },
      side,
    });
    element.style.left = `${left}px`;
    element.style.top = `${top}px`;
  }, [anchor, side]);
  useEffect(() => {
    const hide = () => close.current();
    const onKeyDown = (event: KeyboardEvent) => event.key === 'Escape' && hide();
    window.addEventListener('keydown', onKeyDown, { capture: true });
    window.addEventListener('scroll', hide, { capture: true, passive: true });
    return () => {
      window.removeEventListener('keydown', onKeyDown, { capture: true });
      window.removeEventListener('scroll', hide, { capture: true });
    };
  }, []);
  return createPortal(
    <div
      ref={bubble}
      id={id}
      role="tooltip"
      onPointerEnter={onHold}
      onPointerLeave={onRelease}
      className="fixed top-0 left-0 z-60 flex w-max max-w-72 animate-appear items-center gap-2 rounded-control bg-inverse px-2 py-1 text-12 text-on-inverse shadow-float print:hidden"
    >
      {children}
    </div>,
    target ?? document.body,
  );
}
