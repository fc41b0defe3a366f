import {
  cloneElement,
  type DOMAttributes,
  forwardRef,
  type MutableRefObject,
  type ReactElement,
  type RefObject,
  useEffect,
  useId,
  useImperativeHandle,
  useRef,
  useState,
} from 'react';
import { mergeRefs } from './merge-refs';

/** The look of everything that floats over the page. */
export const floatingStyle = 'z-50 animate-rise rounded-card bg-raised text-text shadow-float outline-none';

export type FloatingProps = {
  /** The button that opens it; one element that takes a ref. */
  trigger: ReactElement;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
};

type Handlers = Pick<DOMAttributes<HTMLElement>, 'onClick' | 'onKeyDown' | 'onPointerDown'>;
type Trigger = ReactElement<Handlers & { id?: string; disabled?: boolean }> & {
  ref?: MutableRefObject<HTMLElement | null> | null;
};

export type Floating = ReturnType<typeof useFloating>;

/**
 * What menus and popovers share: their button stands in the page from the start. What floats beside it, and the script
 * for that, comes when it is first opened, and stays.
 */
export function useFloating({ trigger, open: given, onOpenChange }: FloatingProps) {
  const [own, setOwn] = useState(false);
  const open = given ?? own;
  const [wanted, setWanted] = useState(open);
  if (open && !wanted) setWanted(true);
  const button = useRef<HTMLElement | null>(null);
  const ownId = useId();
  const { props, ref } = trigger as Trigger;
  const buttonId = props.id ?? ownId;
  const contentId = `${ownId}content`;
  const setOpen = (next: boolean) => {
    setOwn(next);
    onOpenChange?.(next);
  };
  /** Its script could not be fetched: the next press asks for it again. */
  const giveUp = () => {
    setWanted(false);
    setOpen(false);
  };
  /** The button with what it takes to open something. Its own handlers come first, and can prevent that. */
  const triggerOf = (kind: 'menu' | 'dialog', handlers: Handlers) =>
    cloneElement(
      trigger as Trigger,
      {
        id: buttonId,
        'aria-haspopup': kind,
        'aria-expanded': open,
        'aria-controls': open ? contentId : undefined,
        'data-state': open ? 'open' : 'closed',
        ...(!props.disabled && inTurn(props, handlers)),
        ref: ref ? mergeRefs(button, ref) : button,
      } as object,
    );
  return { open, wanted, setOpen, giveUp, triggerOf, button, buttonId, contentId };
}

function inTurn(first: Handlers, second: Handlers): Handlers {
  const both: Record<string, (event: never) => void> = {};
  for (const name of Object.keys(second) as (keyof Handlers)[]) {
    const [before, after] = [first[name], second[name]] as (((event: unknown) => void) | undefined)[];
    both[name] = (event: { defaultPrevented: boolean }) => {
      before?.(event);
      if (!event.defaultPrevented) after?.(event);
    };
  }
  return both;
}

/** Gives Radix the button that stands elsewhere: what floats hangs on it and gives the focus back to it. */
export const StandIn = forwardRef<HTMLElement, { button: RefObject<HTMLElement> }>(function StandIn({ button }, ref) {
  useImperativeHandle(ref, () => button.current as HTMLElement, [button]);
  return null;
});

/** While the script of it is on its way: whoever goes elsewhere does not want it any more. */
export function GoingElsewhere({ floating }: { floating: Floating }) {
  const latest = useRef(floating);
  useEffect(() => {
    latest.current = floating;
  });
  useEffect(() => {
    const leave = (event: Event) => {
      const { button, setOpen } = latest.current;
      const away = event instanceof KeyboardEvent && (event.key === 'Escape' || event.key === 'Tab');
      const outside = event.target instanceof Node && !button.current?.contains(event.target);
      if (away || (outside && event.type === 'pointerdown')) setOpen(false);
    };
    window.addEventListener('pointerdown', leave, { capture: true });
    window.addEventListener('keydown', leave, { capture: true });
    return () => {
      window.removeEventListener('pointerdown', leave, { capture: true });
      window.removeEventListener('keydown', leave, { capture: true });
    };
  }, []);
  return null;
}
