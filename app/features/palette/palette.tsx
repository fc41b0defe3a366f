import { useLocation } from '@remix-run/react';
import { clsx } from 'clsx';
import { Command } from 'cmdk';
import { ArrowLeft, Search } from 'lucide-react';
import { type KeyboardEvent, type MutableRefObject, useEffect, useMemo, useRef, useState } from 'react';
import type { OfferedCommand } from '~/features/commands/offers';
import { useOffered } from '~/features/commands/use-commands';
import { readPanel } from '~/features/records/view-state';
import { useWorkspace } from '~/features/workspace/use-workspace';
import { IconButton } from '~/ui/icon-button';
import { Kbd } from '~/ui/kbd';
import { toast } from '~/ui/toast-store';
import { contentsOf, type Part } from './contents';
import { fieldStyle, lineStyle, placeholder } from './palette-look';
import { fits, type PaletteQuery, readPaletteQuery } from './palette-query.rules';
import { CommandRow, DeedRow, RecordRow, Rows, SearchRow, valueOfRecord } from './palette-rows';
import { keepSearch, recentSearches } from './recent-searches';
import { type FoundRecord, useFound, useRecent } from './use-found';
import { useRecordActions } from './use-record-actions';

type Props = {
  text: string;
  onText: (text: string) => void;
  onClose: () => void;
  /** Where it leaves how to go one step back. */
  back: MutableRefObject<(() => boolean) | null>;
};

/** Finds records, places and commands, and does things with them. */
export function Palette({ text, onText, onClose, back }: Props) {
  const { current, user } = useWorkspace();
  const { open, openBeside, actionsOf } = useRecordActions();
  const [acting, setActing] = useState<FoundRecord | null>(null);
  const [actionText, setActionText] = useState('');
  const query = useMemo(() => readPaletteQuery(text), [text]);
  const { records: found, searching, failure } = useFound(query);
  const recent = useRecent(useOpenRecordId());
  const offered = useOffered();
  const [searches] = useState(() => recentSearches(current.slug, user.id));
  const parts = useMemo(
    () => contentsOf({ query, offered, found, recent, searches }),
    [query, offered, found, recent, searches],
  );
  const { value, setValue, touch } = useChosen(text, parts);

  const finish = (run: () => unknown) => {
    keepSearch(current.slug, user.id, text);
    onClose();
    if (run() === false) toast({ title: 'There was nothing to do' });
  };
  const act = (record: FoundRecord | null) => {
    setActing(record);
    setActionText('');
    setValue('');
  };
  useEffect(() => {
    back.current = () => {
      if (!acting) return false;
      act(null);
      return true;
    };
    return () => {
      back.current = null;
    };
  });

  const chosen = parts
    .flatMap((part) => (part.kind === 'records' ? part.records : []))
    .find((record) => valueOfRecord(record) === value);
  /** Who types and presses Enter at once means what is being looked for, not what stands there from before. */
  const waiting = useRef<'page' | 'beside' | null>(null);
  const openChosen = (record: FoundRecord, where: 'page' | 'beside') => {
    if (searching) waiting.current = where;
    else finish(() => (where === 'beside' ? openBeside(record) : open(record)));
  };
  useEffect(() => {
    const where = waiting.current;
    if (searching || !where) return;
    waiting.current = null;
    const [first] = found;
    if (first) finish(() => (where === 'beside' ? openBeside(first) : open(first)));
  });

  const onKeyDown = (event: KeyboardEvent) => {
    const input = event.target instanceof HTMLInputElement ? event.target : null;
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') touch();
    const isBack = event.key === 'Backspace' || event.key === 'ArrowLeft';
    if (acting && isBack && actionText === '') {
      event.preventDefault();
      return act(null);
    }
    if (acting || !chosen) return;
    if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) {
      event.preventDefault();
      openChosen(chosen, 'beside');
    }
    const atEnd = input?.selectionStart === input?.value.length && input?.selectionEnd === input?.value.length;
    if (event.key === 'ArrowRight' && atEnd && !searching) {
      event.preventDefault();
      act(chosen);
    }
  };
  const actions = acting ? actionsOf(acting).filter(({ label }) => fits(actionText, label)) : [];
  return (
    <Command
      label={acting ? `Search actions for ${acting.title}` : 'Search records and commands'}
      shouldFilter={false}
      loop
      vimBindings={false}
      value={value}
      onValueChange={setValue}
      onKeyDown={onKeyDown}
      className="flex min-h-0 flex-col outline-none"
    >
      <div className={lineStyle}>
        {acting ? (
          <IconButton size="small" label="Back to what was found" icon={<ArrowLeft />} onClick={() => act(null)} />
        ) : (
          <Search className="text-muted" />
        )}
        {acting && <bdi className="max-w-[40%] truncate font-medium text-14">{acting.title}</bdi>}
        <Command.Input
          key={acting ? 'actions' : 'all'}
          autoFocus
          value={acting ? actionText : text}
          onValueChange={acting ? setActionText : onText}
          placeholder={acting ? 'What to do' : placeholder}
          ref={caretToEnd}
          className={fieldStyle}
        />
      </div>
      <Command.List
        label={acting ? 'Actions' : 'Results'}
        className={clsx('overflow-y-auto overscroll-contain p-1', (acting ? actions : parts).length === 0 && 'hidden')}
      >
        {acting ? (
          <Rows heading="Actions">
            {actions.map(({ id, label, icon, keys, run }) => (
              <DeedRow key={id} value={`action:${id}`} {...{ label, icon, keys }} onSelect={() => finish(run)} />
            ))}
          </Rows>
        ) : (
          parts.map((part) => (
            <PartRows
              key={part.heading}
              part={part}
              onCommand={({ run }) => finish(run)}
              onRecord={(record) => openChosen(record, 'page')}
              onActions={act}
              onSearch={onText}
            />
          ))
        )}
      </Command.List>
      <p role="status" className={clsx('px-4 py-3 text-13 text-muted', parts.length > 0 && 'sr-only')}>
        {statusWords(query, { searching, failure, count: found.length, listed: parts.length })}
      </p>
      <Hints acting={acting !== null} />
    </Command>
  );
}

/** Words that it begins with are there to be gone on with. */
const caretToEnd = (input: HTMLInputElement | null) => input?.setSelectionRange(input.value.length, input.value.length);

/** The record that is open: beside something, or on its own page. Nobody looks for what is there. */
function useOpenRecordId(): string | undefined {
  const { pathname, search } = useLocation();
  return readPanel(new URLSearchParams(search))?.id ?? pathname.split('/').at(4);
}

/** What is chosen: the first that is listed, until somebody moves. */
function useChosen(text: string, parts: readonly Part[]) {
  const [value, setValue] = useState('');
  const moved = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other words begin at the top again
  useEffect(() => {
    moved.current = false;
  }, [text]);
  const [part] = parts;
  const first = part?.kind === 'records' ? part.records[0] : undefined;
  const firstRecord = first && valueOfRecord(first);
  useEffect(() => {
    if (firstRecord && !moved.current) setValue(firstRecord);
  }, [firstRecord]);
  return {
    value,
    setValue,
    touch: () => {
      moved.current = true;
    },
  };
}

type PartProps = {
  part: Part;
  onCommand: (command: OfferedCommand) => void;
  onRecord: (record: FoundRecord) => void;
  onActions: (record: FoundRecord) => void;
  onSearch: (text: string) => void;
};

function PartRows({ part, onCommand, onRecord, onActions, onSearch }: PartProps) {
  return (
    <Rows heading={part.heading}>
      {part.kind === 'commands' &&
        part.commands.map((command) => (
          <CommandRow key={command.id} command={command} onSelect={() => onCommand(command)} />
        ))}
      {part.kind === 'records' &&
        part.records.map((record) => (
          <RecordRow
            key={valueOfRecord(record)}
            record={record}
            onSelect={() => onRecord(record)}
            onActions={() => onActions(record)}
          />
        ))}
      {part.kind === 'searches' &&
        part.searches.map((search) => <SearchRow key={search} text={search} onSelect={() => onSearch(search)} />)}
    </Rows>
  );
}

type State = { searching: boolean; failure: string | undefined; count: number; listed: number };

function statusWords(query: PaletteQuery, { searching, failure, count, listed }: State): string {
  if (failure) return failure;
  if (searching) return 'Searching…';
  if (query.kind === 'id' && !query.id) return 'Paste the whole id of a record, or a link to it.';
  if (query.kind === 'commands') return listed === 0 ? `There is no command “${query.text}” here.` : '';
  if (query.text === '') return listed === 0 ? 'Type a name, part of an e-mail address, or a phone number.' : '';
  return count === 0 ? `No record found for “${query.text}”.` : `${count} found.`;
}

/** How to go on, for those who have keys. */
function Hints({ acting }: { acting: boolean }) {
  const hints: readonly (readonly [string, string])[] = acting
    ? [
        ['Enter', 'Do it'],
        ['Escape', 'Back'],
      ]
    : [
        ['Enter', 'Open'],
        ['Mod+Enter', 'Beside'],
        ['ArrowRight', 'Actions'],
      ];
  return (
    <div className="flex shrink-0 flex-wrap items-center gap-x-4 gap-y-1 border-t px-4 py-2 text-12 text-muted touch:hidden">
      {hints.map(([keys, words]) => (
        <span key={keys} className="flex items-center gap-1.5">
          <Kbd keys={keys} />
          {words}
        </span>
      ))}
      {!acting && <span className="ms-auto">&gt; commands · @ people · deal: task: … · # id</span>}
    </div>
  );
}
