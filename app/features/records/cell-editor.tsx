import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { ComboboxList } from '~/ui/combobox-list';
import { onEditorKey } from '~/ui/data-table/editor-keys';
import { TextCellEditor } from '~/ui/data-table/text-cell-editor';
import type { CellEditorProps } from '~/ui/data-table/types';
import type { TagOption } from '~/ui/multi-combobox';
import { Tag } from '~/ui/tag';
import { useCombobox } from '~/ui/use-combobox';
import { chosenOption, chosenTags, shownChoice } from './choices';
import { type Draft, readDraft, startDraft } from './drafts';
import { useRecords } from './records-context';
import type { Field, RecordView, TagView } from './types';
import { useChoices } from './use-choices';
import { editText, writingOf } from './values';

/** What a cell hands over: typed text, or a choice with the way it is shown; and the version that it was made from. */
export type CellEdit = { version: number } & (
  | { kind: 'text'; text: string }
  | { kind: 'choice'; value: unknown; shown: Record<string, unknown> }
);

type Props = CellEditorProps<RecordView> & { field: Field };

const inputModes: Record<string, 'decimal' | 'email' | 'tel' | 'url'> = {
  number: 'decimal',
  money: 'decimal',
  email: 'email',
  phone: 'tel',
  url: 'url',
};

/** The editor that a field's type asks for. */
export function CellEditor(props: Props) {
  const { field, row, commit } = props;
  const { writing } = useRecords();
  const [version] = useState(row.version);
  const choose = (value: unknown, shown: Record<string, unknown>, move?: 'down' | 'right' | 'left' | 'stay') =>
    commit({ kind: 'choice', value, shown, version } satisfies CellEdit, move);
  switch (field.type) {
    case 'select':
    case 'country':
    case 'user':
    case 'relation':
      return <ChoiceCell {...props} choose={choose} />;
    case 'tags':
      return <TagsCell {...props} choose={choose} />;
    case 'date':
    case 'instant':
      return <DateCell {...props} choose={choose} />;
    case 'flag':
      return <FlagCell {...props} choose={choose} />;
    default:
      return (
        <TextCellEditor
          {...props}
          value={editText(field, row[field.key], writingOf(field, row, writing))}
          kind={field.type === 'money' || field.type === 'number' ? 'number' : 'text'}
          inputMode={inputModes[field.type]}
          commit={(text, move) => commit({ kind: 'text', text: String(text), version } satisfies CellEdit, move)}
        />
      );
  }
}

type ChoiceProps = Props & {
  choose: (value: unknown, shown: Record<string, unknown>, move?: 'down' | 'right' | 'left' | 'stay') => void;
};

const inputStyle = 'size-full min-w-16 flex-1 bg-transparent px-3 text-13 outline-none';

function ChoiceCell({ field, row, label, typed, choose, cancel }: ChoiceProps) {
  const chosen = chosenOption(row, field);
  const source = useChoices(field);
  const done = useRef(false);
  const finish = (run: () => void) => {
    if (done.current) return;
    done.current = true;
    run();
  };
  const box = useCombobox(source, {
    onChoose: (option) => finish(() => choose(option.value, shownChoice(field, option), 'down')),
    closeOnChoose: true,
  });
  const input = useOpened(box, typed);
  const onKeyDownCapture = (event: KeyboardEvent) => {
    const isEmptied = event.key === 'Delete' && box.text === '' && chosen !== null && !field.required;
    if (event.key !== 'Escape' && event.key !== 'Tab' && !isEmptied) return;
    event.preventDefault();
    event.stopPropagation();
    if (isEmptied) finish(() => choose(null, shownChoice(field, null), 'stay'));
    else finish(cancel);
  };
  return (
    <ComboboxList box={box} label={label} isChosen={(value) => value === chosen?.value}>
      <input
        {...box.inputProps}
        ref={input}
        aria-label={label}
        type="text"
        placeholder={chosen?.label}
        value={box.text}
        onChange={(event) => box.type(event.target.value)}
        onKeyDownCapture={onKeyDownCapture}
        onBlur={() => finish(cancel)}
        className={inputStyle}
      />
    </ComboboxList>
  );
}

/** Opens the list and takes over the key that opened the editor. */
function useOpened(box: ReturnType<typeof useCombobox>, typed: string | undefined) {
  const input = useRef<HTMLInputElement>(null);
  const first = useRef({ box, typed });
  useEffect(() => {
    input.current?.focus();
    const { box: opened, typed: key } = first.current;
    if (key) opened.type(key);
    else opened.setOpen(true);
  }, []);
  return input;
}

function TagsCell({ field, row, label, typed, choose, cancel }: ChoiceProps) {
  const { tags } = useRecords();
  const [chosen, setChosen] = useState<readonly TagOption[]>(() => chosenTags(row, field));
  const source = useChoices(field);
  const done = useRef(false);
  const has = (value: string) => chosen.some((option) => option.value === value);
  const box = useCombobox(source, {
    onChoose: (option) =>
      setChosen(has(option.value) ? chosen.filter(({ value }) => value !== option.value) : [...chosen, option]),
    closeOnChoose: false,
  });
  const input = useOpened(box, typed);
  const finish = (move?: 'right' | 'left' | 'stay') => {
    if (done.current) return;
    done.current = true;
    const shown = chosen.map(
      ({ value, label: name, hue }): TagView =>
        tags.find(({ id }) => id === value) ?? { id: value, name, color: hue ?? 'grey' },
    );
    choose(
      chosen.map(({ value }) => value),
      { [field.key]: shown },
      move,
    );
  };
  const onKeyDownCapture = (event: KeyboardEvent) => {
    if (event.key === 'Backspace' && box.text === '') setChosen(chosen.slice(0, -1));
    if (event.key !== 'Escape' && event.key !== 'Tab') return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Tab') finish(event.shiftKey ? 'left' : 'right');
    else {
      done.current = true;
      cancel();
    }
  };
  return (
    <ComboboxList box={box} label={label} isChosen={has} multiple>
      <span className="flex size-full items-center gap-1 overflow-hidden ps-2">
        {chosen.map((option) => (
          <Tag key={option.value} label={option.label} hue={option.hue} />
        ))}
        <input
          {...box.inputProps}
          ref={input}
          aria-label={label}
          type="text"
          value={box.text}
          onChange={(event) => box.type(event.target.value)}
          onKeyDownCapture={onKeyDownCapture}
          onBlur={() => finish()}
          className="h-full min-w-12 flex-1 bg-transparent px-1 text-13 outline-none"
        />
      </span>
    </ComboboxList>
  );
}

/** A day, or a moment on the clock of the workspace. */
function DateCell({ field, row, label, choose, cancel }: ChoiceProps) {
  const { writing } = useRecords();
  const [draft] = useState(() => startDraft(field, row, writing));
  const began = draft.kind === 'day' ? draft.day : draft.kind === 'moment' ? draft.at : '';
  const input = useRef<HTMLInputElement>(null);
  const done = useRef(false);
  useEffect(() => input.current?.focus(), []);
  const finish = (move?: 'down' | 'right' | 'left') => {
    const element = input.current;
    if (done.current || !element) return;
    done.current = true;
    const { value: text, validity } = element;
    const typed: Draft = draft.kind === 'moment' ? { ...draft, at: text } : { kind: 'day', day: text };
    const reading = readDraft({ ...field, required: false }, typed, writing);
    // A day that was only half typed is no day: the value stays as it was
    if (validity.badInput || !reading.ok) cancel();
    else choose(reading.value, { [field.key]: reading.value }, move);
  };
  const giveUp = () => {
    done.current = true;
    cancel();
  };
  return (
    <input
      ref={input}
      type={draft.kind === 'moment' ? 'datetime-local' : 'date'}
      aria-label={label}
      defaultValue={began}
      onKeyDown={(event) => onEditorKey(event, { finish, cancel: giveUp })}
      onBlur={() => finish()}
      className={`${inputStyle} date-input tabular-nums`}
    />
  );
}

/** A flag has two values: opening its editor is choosing the other one. */
function FlagCell({ field, row, choose }: ChoiceProps) {
  const done = useRef(false);
  const latest = useRef({ row, choose, key: field.key });
  useEffect(() => {
    if (done.current) return;
    done.current = true;
    const { key, row: record, choose: commit } = latest.current;
    commit(record[key] !== true, { [key]: record[key] !== true }, 'stay');
  }, []);
  return null;
}
