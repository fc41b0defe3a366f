import { clsx } from 'clsx';
import { isSingleKey, useSingleKeys } from '~/lib/single-keys';

/** A keyboard hint. `keys`: `Mod+K`, `Shift+Enter`, or a sequence such as `g p`. `Mod` is Ctrl, and Cmd on a Mac. Nothing for keys that are switched off. */
export function Kbd({ keys, className }: { keys: string; className?: string }) {
  const singleKeys = useSingleKeys();
  if (singleKeys === 'off' && isSingleKey(keys)) return null;
  const parts = keys.split(' ').flatMap((chord) => chord.split('+'));
  return (
    <kbd className={clsx('inline-flex gap-0.5 font-sans text-12', className)}>
      {parts.map((part) => (
        <span
          key={part}
          className="grid h-4.5 min-w-4.5 place-items-center rounded-small border border-current/25 px-1 text-12 leading-none"
        >
          {part === 'Mod' ? <ModifierKey /> : (keyNames[part] ?? part)}
        </span>
      ))}
    </kbd>
  );
}

const keyNames: Record<string, string> = {
  Enter: '↵',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
};

/** Both names are rendered and base.css shows one: the server cannot know the keyboard, and the text must not jump. */
function ModifierKey() {
  return (
    <>
      <span className="not-mac">Ctrl</span>
      <span className="only-mac">⌘</span>
    </>
  );
}
