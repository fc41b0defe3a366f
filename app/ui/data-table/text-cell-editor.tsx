import { useEffect, useRef, useState } from 'react';
import { onEditorKey } from './editor-keys';
import type { CellEditorProps } from './types';

export type TextCellEditorProps<Row> = CellEditorProps<Row> & {
  /** The text there is now. */
  value: string;
  /** `number` right-aligns; the value stays text, as typed. */
  kind?: 'text' | 'number';
  inputMode?: 'text' | 'decimal' | 'numeric' | 'email' | 'tel' | 'url';
};

/** Edits a cell as text: Enter saves and moves down, Tab right, Esc restores, leaving saves. Commits the string, if it changed. */
export function TextCellEditor<Row>({
  value,
  typed,
  label,
  kind = 'text',
  inputMode,
  commit,
  leave,
  cancel,
}: TextCellEditorProps<Row>) {
  const [text, setText] = useState(typed ?? value);
  const input = useRef<HTMLInputElement>(null);
  const done = useRef(false);
  useEffect(() => {
    input.current?.focus();
    if (typed === undefined) input.current?.select();
  }, [typed]);

  const finish = (move?: 'down' | 'right' | 'left' | 'stay') => {
    if (done.current) return;
    done.current = true;
    if (text === value) leave(move);
    else commit(text, move);
  };
  const giveUp = () => {
    done.current = true;
    cancel();
  };
  return (
    <input
      ref={input}
      aria-label={label}
      type="text"
      inputMode={inputMode}
      autoComplete="off"
      value={text}
      onChange={(event) => setText(event.target.value)}
      onKeyDown={(event) => onEditorKey(event, { finish, cancel: giveUp })}
      onBlur={() => finish()}
      className={`size-full bg-transparent px-3 text-13 outline-none ${kind === 'number' ? 'text-end tabular-nums' : ''}`}
    />
  );
}
