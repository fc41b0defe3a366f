import { useNavigate } from '@remix-run/react';
import { clsx } from 'clsx';
import { Search, StickyNote } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import {
  createContext,
  type KeyboardEvent,
  type ReactNode,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { RouterOutputs } from '@/api/types';
import { explainFailure } from '~/lib/api-client';
import { Avatar } from '~/ui/avatar';
import { floatingStyle } from '~/ui/menu';
import { useApi, useWorkspace } from './use-workspace';

type Hit = RouterOutputs['search']['query']['results'][number];
type Found = { text: string; hits: Hit[]; failure?: string };

const SearchContext = createContext<{ open: () => void } | undefined>(undefined);

/** Opens the search dialog of the workspace. */
export function useSearchDialog() {
  const context = useContext(SearchContext);
  if (!context) throw new Error('useSearchDialog() outside of SearchDialogProvider');
  return context;
}

const typingPause = 80;

/** A note is shown on the record it stands on. */
function pathOf(hit: Hit): string {
  const { object, id } = hit.parent ?? hit;
  return `${object === 'company' ? 'companies' : 'people'}/${id}`;
}

const subtitleOf = ({ subtitle, parent }: Hit): string | null => subtitle ?? (parent && `Note on ${parent.title}`);

/** The search over everything: from its button, with `/`, or with Mod+K. */
export function SearchDialogProvider({ children }: { children: ReactNode }) {
  const [isOpen, setOpen] = useState(false);
  const value = useMemo(() => ({ open: () => setOpen(true) }), []);
  return (
    <SearchContext.Provider value={value}>
      {children}
      <Radix.Root open={isOpen} onOpenChange={setOpen}>
        <Radix.Portal>
          <Radix.Overlay className="fixed inset-0 z-40 animate-appear bg-scrim" />
          <Radix.Content
            aria-describedby={undefined}
            className={clsx(
              floatingStyle,
              'fixed inset-x-2 top-2 flex max-h-[80dvh] flex-col overflow-hidden sm:inset-x-0 sm:top-[12dvh] sm:mx-auto sm:w-full sm:max-w-140',
            )}
          >
            <Radix.Title className="sr-only">Search</Radix.Title>
            <SearchPanel onDone={() => setOpen(false)} />
          </Radix.Content>
        </Radix.Portal>
      </Radix.Root>
    </SearchContext.Provider>
  );
}

function useHits(text: string): Found {
  const api = useApi();
  const [found, setFound] = useState<Found>({ text: '', hits: [] });
  useEffect(() => {
    const wanted = text.trim();
    if (!wanted) {
      setFound({ text: '', hits: [] });
      return;
    }
    const abort = new AbortController();
    const timer = setTimeout(() => {
      api.search.query
        .query({ text: wanted, limit: 12 }, { signal: abort.signal })
        .then(({ results }) => setFound({ text: wanted, hits: results }))
        .catch((error: unknown) => {
          if (!abort.signal.aborted) setFound({ text: wanted, hits: [], failure: explainFailure(error).message });
        });
    }, typingPause);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [api, text]);
  return found;
}

function SearchPanel({ onDone }: { onDone: () => void }) {
  const { path } = useWorkspace();
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const { hits, text: searched, failure } = useHits(text);
  const list = useRef<HTMLDivElement>(null);

  const go = (hit: Hit, newTab: boolean) => {
    if (newTab) window.open(path(pathOf(hit)), '_blank', 'noopener');
    else navigate(path(pathOf(hit)));
    onDone();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };
    const step = steps[event.key];
    if (step && hits.length > 0) {
      event.preventDefault();
      const next = (active + step + hits.length) % hits.length;
      setActive(next);
      list.current?.children[next]?.scrollIntoView({ block: 'nearest' });
    }
    const hit = hits[active];
    if (event.key === 'Enter' && hit && !event.nativeEvent.isComposing) {
      event.preventDefault();
      go(hit, event.metaKey || event.ctrlKey);
    }
  };

  return (
    <>
      <div className="flex items-center gap-2 border-b px-4">
        <Search className="text-muted" />
        <input
          // biome-ignore lint/a11y/noAutofocus: the dialog exists for this one field
          autoFocus
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setActive(0);
          }}
          onKeyDown={onKeyDown}
          role="combobox"
          aria-label="Search people and companies"
          aria-expanded={hits.length > 0}
          aria-controls="search-hits"
          aria-activedescendant={hits[active] ? `search-hit-${active}` : undefined}
          autoComplete="off"
          spellCheck={false}
          placeholder="Name, e-mail, phone or domain"
          className="h-12 min-w-0 flex-1 bg-transparent text-16 outline-none"
        />
      </div>
      <div ref={list} id="search-hits" role="listbox" aria-label="Results" className="overflow-y-auto p-1 empty:hidden">
        {hits.map((hit, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the combobox, which keeps the focus
          <div
            key={`${hit.object}-${hit.id}`}
            id={`search-hit-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            onClick={(event) => go(hit, event.metaKey || event.ctrlKey)}
            onMouseMove={() => setActive(index)}
            className={clsx(
              'flex min-h-10 cursor-default items-center gap-2.5 rounded-small px-3 text-13 touch:min-h-12',
              index === active && 'bg-hover',
            )}
          >
            <HitGlyph hit={hit} />
            <bdi className={clsx('min-w-0 flex-1 truncate', hit.object !== 'note' && 'font-medium')}>{hit.title}</bdi>
            {subtitleOf(hit) && <span className="max-w-[50%] truncate text-muted">{subtitleOf(hit)}</span>}
          </div>
        ))}
      </div>
      <p role="status" className={clsx('px-4 py-3 text-13 text-muted', hits.length > 0 && 'sr-only')}>
        {statusWords(text, searched, hits.length, failure)}
      </p>
    </>
  );
}

/** Records by their shape; a note is no record and has no initials. */
function HitGlyph({ hit }: { hit: Hit }) {
  if (hit.object === 'note') {
    return (
      <span className="grid size-5 shrink-0 place-items-center text-muted">
        <StickyNote />
      </span>
    );
  }
  return <Avatar name={hit.title} colourKey={hit.id} shape={hit.object === 'company' ? 'square' : 'circle'} />;
}

function statusWords(text: string, searched: string, count: number, failure: string | undefined): string {
  if (failure) return failure;
  if (!text.trim()) return 'Type a name in any order, part of an e-mail address, or a phone number in any format.';
  if (searched !== text.trim()) return 'Searching…';
  return count === 0 ? `Nothing found for “${searched}”.` : `${count} found.`;
}
