import { Search, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';

const typingPauseMs = 250;

/** Words that narrow a list; they take effect when the hand rests. */
export function SearchField({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string;
  onChange: (text: string) => void;
}) {
  const [text, setText] = useState(value);
  const [outside, setOutside] = useState(value);
  const latest = useRef(onChange);
  useEffect(() => {
    latest.current = onChange;
  });
  // Back, or "Clear", changed the address: the field follows, unless the hand is ahead of it
  if (outside !== value) {
    setOutside(value);
    if (text.trim() !== value) setText(value);
  }
  useEffect(() => {
    if (text.trim() === value) return;
    const timer = setTimeout(() => latest.current(text.trim()), typingPauseMs);
    return () => clearTimeout(timer);
  }, [text, value]);
  return (
    <span className="relative block w-52 shrink-0 max-sm:w-32">
      <Search className="pointer-events-none absolute inset-y-0 start-2 my-auto size-3.5 text-muted" />
      <input
        type="text"
        inputMode="search"
        enterKeyHint="search"
        aria-label={label}
        placeholder={label}
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || text === '') return;
          event.stopPropagation();
          setText('');
        }}
        className="h-control-small w-full rounded-control border border-line-control bg-surface ps-7 pe-7 text-ellipsis text-13 outline-offset-0 placeholder:text-muted focus-visible:border-focus"
      />
      {text && (
        <button
          type="button"
          aria-label="Clear the search"
          onClick={() => setText('')}
          className="absolute inset-y-0 end-1 my-auto grid size-5 place-items-center rounded-small text-muted hover:bg-hover hover:text-text"
        >
          <X className="size-3.5" />
        </button>
      )}
    </span>
  );
}
