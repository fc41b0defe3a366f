import { ClipboardPaste, Copy, X } from 'lucide-react';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { Button } from '../button';
import { IconButton } from '../icon-button';
import { ActionBar } from '../page-header';
import { toast } from '../toast-store';
import { blockWords } from './cell-range';
import { useCellHands } from './use-cell-hands';
import type { CellRange } from './use-cell-range';

type Props = {
  table: RefObject<HTMLTableElement>;
  range: CellRange;
  firstColumn: number;
  /** Another bar stands at the foot already. */
  besideBar: boolean;
};

/** What the clipboard gave, or did. It is there on secure addresses alone, and only where the browser allows it. */
async function withClipboard<T>(title: string, work: (clipboard: Clipboard) => Promise<T>): Promise<T | undefined> {
  try {
    if (window.isSecureContext) return await work(navigator.clipboard);
    refused(title, 'Browsers lend the clipboard to https addresses only. Use the keyboard.');
  } catch {
    refused(
      title,
      'The browser did not lend the clipboard. Allow it for this page and try again, or use the keyboard.',
    );
  }
  return undefined;
}

const refused = (title: string, detail: string) => toast({ key: 'clipboard', tone: 'danger', title, detail });

/** Cells are taken by mouse and finger, and copied and pasted over by a bar that is there while some are taken. */
export function CellHands({ table, range, firstColumn, besideBar }: Props) {
  const { block } = range;
  const done = useRef(false);
  const latest = useRef(range);
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    latest.current = range;
  });
  useCellHands({
    table,
    range,
    firstColumn,
    isDone: () => done.current,
    onSelect: () => {
      done.current = false;
    },
  });
  if (!block) return null;

  const copy = () =>
    withClipboard('Nothing was copied', async (clipboard) => {
      await clipboard.writeText(range.copiedText());
      done.current = true;
      toast({ key: 'clipboard', title: `${blockWords(block)} copied` });
      range.focus();
    });
  const paste = async () => {
    setBusy(true);
    // The browser may ask first, and rows may come meanwhile
    const text = await withClipboard('Nothing was pasted', (clipboard) => clipboard.readText());
    setBusy(false);
    if (text === undefined) return;
    done.current = true;
    if (text === '') toast({ key: 'clipboard', title: 'There is no text to paste' });
    // Pasting moves the focus on to the first cell that it covers
    latest.current.focus();
    latest.current.pasteText?.(text);
  };
  const letGo = () => {
    range.clear();
    range.focus();
  };
  return (
    <ActionBar
      label="Actions for the selected cells"
      above={besideBar}
      onKeyDown={({ key }) => {
        if (key === 'Escape') letGo();
      }}
    >
      <span className="whitespace-nowrap pe-2 text-13 tabular-nums">{blockWords(block)}</span>
      <Button size="small" variant="ghost" icon={<Copy />} onClick={() => void copy()}>
        Copy
      </Button>
      {range.pasteText && (
        <Button size="small" variant="ghost" icon={<ClipboardPaste />} loading={busy} onClick={() => void paste()}>
          Paste
        </Button>
      )}
      <IconButton size="small" label="Let go of the cells" shortcut="Escape" icon={<X />} onClick={letGo} />
    </ActionBar>
  );
}
