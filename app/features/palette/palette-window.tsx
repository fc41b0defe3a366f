import { Dialog as Radix } from 'radix-ui';
import { useRef } from 'react';
import { Palette } from './palette';
import { scrimStyle, windowStyle } from './palette-look';

type Props = {
  text: string;
  onText: (text: string) => void;
  onClose: () => void;
  /** What had the focus before: it gets it back. */
  from: Element | null;
};

/** The palette in its window, over everything else. */
export function PaletteWindow({ text, onText, onClose, from }: Props) {
  /** Goes one step back inside, if there is one to go. */
  const back = useRef<(() => boolean) | null>(null);
  const giveBack = (event: Event) => {
    event.preventDefault();
    // A command that was chosen here may have taken the focus already
    if (document.activeElement === document.body && from instanceof HTMLElement) from.focus();
  };
  return (
    <Radix.Root open onOpenChange={(open) => !open && onClose()}>
      <Radix.Portal>
        <Radix.Overlay className={scrimStyle} />
        <Radix.Content
          aria-describedby={undefined}
          onCloseAutoFocus={giveBack}
          onEscapeKeyDown={(event) => {
            if (back.current?.()) event.preventDefault();
          }}
          className={windowStyle}
        >
          <Radix.Title className="sr-only">Search</Radix.Title>
          <Palette text={text} onText={onText} onClose={onClose} back={back} />
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
