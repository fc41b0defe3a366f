import type { KeyboardEvent } from 'react';

type Keys = { finish: (move: 'down' | 'right' | 'left') => void; cancel: () => void };

/** The keys that end the editing of a cell: Enter saves and moves down, Tab right or left, Esc restores. The grid does not see them. */
export function onEditorKey(event: KeyboardEvent, { finish, cancel }: Keys): void {
  if (event.nativeEvent.isComposing) return;
  if (event.key === 'Enter') finish('down');
  else if (event.key === 'Tab') finish(event.shiftKey ? 'left' : 'right');
  else if (event.key === 'Escape') cancel();
  else return;
  event.preventDefault();
  event.stopPropagation();
}
