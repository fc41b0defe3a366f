import { clsx } from 'clsx';
import { Search } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import { lazy, Suspense, useRef, useState } from 'react';
import { floatingStyle } from '~/ui/menu';
import { fieldStyle, lineStyle, placeholder } from './palette-look';

const load = () => import('./palette');
const Palette = lazy(load);

/** Fetches the palette before it is asked for. */
export const preparePalette = () => void load().catch(() => undefined);

type Props = { initialText: string; onClose: () => void };

/** The window of the palette: there at once, so that no letter is lost while the rest is fetched. */
export function PaletteFrame({ initialText, onClose }: Props) {
  const [text, setText] = useState(initialText);
  /** Goes one step back inside, if there is one to go. */
  const back = useRef<(() => boolean) | null>(null);
  return (
    <Radix.Root open onOpenChange={(open) => !open && onClose()}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 animate-appear bg-scrim" />
        <Radix.Content
          aria-describedby={undefined}
          onEscapeKeyDown={(event) => {
            if (back.current?.()) event.preventDefault();
          }}
          className={clsx(
            floatingStyle,
            'fixed inset-x-2 top-2 flex max-h-[80dvh] flex-col overflow-hidden sm:inset-x-0 sm:top-[12dvh] sm:mx-auto sm:w-full sm:max-w-150',
          )}
        >
          <Radix.Title className="sr-only">Search</Radix.Title>
          <Suspense fallback={<EarlyField text={text} onText={setText} />}>
            <Palette text={text} onText={setText} onClose={onClose} back={back} />
          </Suspense>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

function EarlyField({ text, onText }: { text: string; onText: (text: string) => void }) {
  return (
    <div className={lineStyle}>
      <Search className="text-muted" />
      <input
        // biome-ignore lint/a11y/noAutofocus: the dialog exists for this one field
        autoFocus
        aria-label="Search"
        placeholder={placeholder}
        autoComplete="off"
        value={text}
        onChange={(event) => onText(event.target.value)}
        className={fieldStyle}
      />
    </div>
  );
}
