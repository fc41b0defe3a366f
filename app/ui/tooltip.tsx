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
import { Kbd } from './kbd';
import { latePart } from './late-part';
import type { Side } from './tooltip-rules';

const TooltipBubble = latePart(async () => (await import('./tooltip-bubble')).TooltipBubble);

/** Fetches what tooltips are made of before the first is shown. */
export const prepareTooltips = TooltipBubble.prepare;

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
        <TooltipBubble
          id={id}
          anchor={anchor}
          side={side}
          onClose={close}
          onHold={() => clearTimeout(timer.current)}
          onRelease={() => later(closeDelayMs, close)}
          isMinor
          onMissing={close}
        >
          {text}
          {shortcut && <Kbd keys={shortcut} />}
        </TooltipBubble>
      )}
    </>
  );
}
