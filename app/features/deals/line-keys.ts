import type { KeyboardEvent } from 'react';
import type { LineDraft } from './line-rules';
import type { Lines } from './use-lines';

const cells = ['item', 'quantity', 'unitPrice', 'discount'] as const;
type CellName = (typeof cells)[number];

/** Puts the focus into a cell once it is drawn. */
export function focusCell(list: HTMLElement | null, line: LineDraft | undefined, cell: CellName): void {
  if (!line) return;
  requestAnimationFrame(() =>
    list?.querySelector<HTMLElement>(`[data-line="${line.id}"] [data-cell="${cell}"]`)?.focus(),
  );
}

const isCell = (name: string | undefined): name is CellName => cells.some((cell) => cell === name);

/** Where the focus is: the line's index and the cell, if it is in one. */
function placeOf({ target }: KeyboardEvent, drafts: readonly LineDraft[]): { index: number; cell?: CellName } | null {
  if (!(target instanceof HTMLElement)) return null;
  const id = target.closest<HTMLElement>('[data-line]')?.dataset.line;
  const index = drafts.findIndex((draft) => draft.id === id);
  const { cell } = target.dataset;
  return index < 0 ? null : { index, ...(isCell(cell) && { cell }) };
}

/** Alt+arrows move a line, Mod+Delete removes it: before the cell hears of the key. */
export function onLineKeysFirst(event: KeyboardEvent<HTMLElement>, lines: Lines): void {
  const { drafts } = lines;
  const place = drafts && placeOf(event, drafts);
  if (!place) return;
  const list = event.currentTarget;
  const step = event.altKey ? ({ ArrowUp: -1, ArrowDown: 1 } as Record<string, number>)[event.key] : undefined;
  const line = drafts[place.index];
  if (step !== undefined) {
    event.preventDefault();
    event.stopPropagation();
    if (!lines.move(place.index, place.index + step)) return;
    focusCell(list, line, place.cell ?? 'item');
    void lines.save();
  }
  const isRemoval = event.key === 'Delete' || (event.key === 'Backspace' && event.shiftKey);
  if (isRemoval && (event.ctrlKey || event.metaKey) && line) {
    event.preventDefault();
    event.stopPropagation();
    focusCell(list, drafts[place.index + 1] ?? drafts[place.index - 1], place.cell ?? 'item');
    lines.remove(line.id);
  }
}

/** Enter goes down, and from the last line to a new one; arrows go up and down between numbers. */
export function onLineKeys(event: KeyboardEvent<HTMLElement>, lines: Lines): void {
  const { drafts } = lines;
  const place = drafts && placeOf(event, drafts);
  if (!drafts || !place?.cell || event.defaultPrevented || event.nativeEvent.isComposing || event.altKey) return;
  const steps: Record<string, number> = { Enter: event.shiftKey ? -1 : 1, ArrowUp: -1, ArrowDown: 1 };
  const step = steps[event.key];
  if (step === undefined || (place.cell === 'item' && event.key !== 'Enter')) return;
  event.preventDefault();
  const next = drafts[place.index + step];
  // A new line begins with what it sells
  const isNew = next !== undefined && next.name === '';
  focusCell(event.currentTarget, next, isNew ? 'item' : place.cell);
}
