import {
  cloneElement,
  type FocusEvent,
  type PointerEvent,
  type ReactElement,
  type ReactNode,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react';
import { createPortal } from 'react-dom';
import { Kbd } from './kbd';
import { usePortalTarget } from './portal-target';
import { placeTooltip, type Side } from './tooltip-rules';
import { useBrowserLayoutEffect } from './use-browser-layout-effect';

const openDelayMs = 400;
const closeDelayMs = 80;
/** A second tooltip within this time after the first follows without delay. */
const warmMs = 300;
let lastClosed = 0;

export type TooltipProps = {
  /** What the tooltip says; plain words. */
  text: ReactNode;
  /** Keyboard shortcut, as for `Kbd`. */
  shortcut?: string;
  side?: Side;
  /** The text is already the accessible name of the element, so it is not read out twice. */
  isName?: boolean;
  /** The one element it belongs to; a focusable one that takes pointer and focus handlers. */
  children: ReactElement;
};

type Handlers = {
  onPointerEnter?: (event: PointerEvent) => void;
  onPointerLeave?: (event: PointerEvent) => void;
  onPointerDown?: (event: PointerEvent) => void;
  onFocus?: (event: FocusEvent) => void;
  onBlur?: (event: FocusEvent) => void;
};

/**
 * More about a control, on hover and keyboard focus; Esc hides it and still closes what is below. Never the only place
 * where something is said: fingers do not see it.
 */
export function Tooltip({ text, shortcut, side = 'bottom', isName, children }: TooltipProps) {
  const id = useId();
  const [anchor, setAnchor] = useState<Element | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const given = children.props as Handlers & { 'aria-describedby'?: string };

  const later = (delay: number, act: () => void) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(act, delay);
  };
  const close = () => {
    clearTimeout(timer.current);
    if (anchor) lastClosed = Date.now();
    setAnchor(null);
  };
  useEffect(() => () => clearTimeout(timer.current), []);

  const handlers: Handlers = {
    onPointerEnter: (event) => {
      given.onPointerEnter?.(event);
      if (event.pointerType === 'touch') return;
      const element = event.currentTarget;
      later(Date.now() - lastClosed < warmMs ? 0 : openDelayMs, () => setAnchor(element));
    },
    onPointerLeave: (event) => {
      given.onPointerLeave?.(event);
      later(closeDelayMs, close);
    },
    onPointerDown: (event) => {
      given.onPointerDown?.(event);
      close();
    },
    onFocus: (event) => {
      given.onFocus?.(event);
      const element = event.currentTarget;
      if (element.matches(':focus-visible')) later(openDelayMs, () => setAnchor(element));
    },
    onBlur: (event) => {
      given.onBlur?.(event);
      close();
    },
  };
  const described = anchor && !isName ? id : undefined;
  return (
    <>
      {cloneElement(children, {
        ...handlers,
        'aria-describedby': [given['aria-describedby'], described].filter(Boolean).join(' ') || undefined,
      })}
      {anchor && (
        <Bubble
          id={id}
          anchor={anchor}
          side={side}
          onClose={close}
          onHold={() => clearTimeout(timer.current)}
          onRelease={() => later(closeDelayMs, close)}
        >
          {text}
          {shortcut && <Kbd keys={shortcut} />}
        </Bubble>
      )}
    </>
  );
}

type BubbleProps = {
  id: string;
  anchor: Element;
  side: Side;
  onClose: () => void;
  onHold: () => void;
  onRelease: () => void;
  children: ReactNode;
};

function Bubble({ id, anchor, side, onClose, onHold, onRelease, children }: BubbleProps) {
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
