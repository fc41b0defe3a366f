import { Search } from 'lucide-react';
import { useState } from 'react';
import { latePart } from '~/ui/late-part';
import { fieldStyle, lineStyle, placeholder, scrimStyle, windowStyle } from './palette-look';

const PaletteWindow = latePart(async () => (await import('./palette-window')).PaletteWindow);

/** Fetches the palette before it is asked for. */
export const preparePalette = PaletteWindow.prepare;

type Props = { initialText: string; onClose: () => void };

/** The palette: its field is there at once, so that no letter is lost while the rest is fetched. */
export function PaletteFrame({ initialText, onClose }: Props) {
  const [text, setText] = useState(initialText);
  const [from] = useState(() => document.activeElement);
  const shared = { text, onText: setText, onClose };
  return <PaletteWindow {...shared} from={from} waiting={<EarlyWindow {...shared} />} onMissing={onClose} />;
}

type EarlyProps = { text: string; onText: (text: string) => void; onClose: () => void };

function EarlyWindow({ text, onText, onClose }: EarlyProps) {
  return (
    <>
      <div className={scrimStyle} onPointerDown={onClose} />
      <div role="dialog" aria-modal="true" aria-label="Search" data-state="open" className={windowStyle}>
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
            onKeyDown={(event) => {
              if (event.key === 'Escape') onClose();
              // Nothing else is there yet that the focus could go to
              if (event.key === 'Tab') event.preventDefault();
            }}
            className={fieldStyle}
          />
        </div>
      </div>
    </>
  );
}
