import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { personOption } from '~/features/records/choices';
import { useRecords } from '~/features/records/records-context';
import { OptionList } from '~/ui/option-list';
import { filterOptions, nextOption } from '~/ui/options';
import { TextArea } from '~/ui/text-field';
import { useBrowserLayoutEffect } from '~/ui/use-browser-layout-effect';
import { completeMention, type Mention, mentionBefore } from './mention-rules';

type Props = {
  label: string;
  value: string;
  onChange: (text: string) => void;
  onSubmit: () => void;
  placeholder?: string;
  autoFocus?: boolean;
  rows?: number;
  error?: string;
};

/** The text of a note: Markdown, with the names of members after an @. */
export function NoteEditor({ label, value, onChange, onSubmit, placeholder, autoFocus, rows = 3, error }: Props) {
  const { members } = useRecords();
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const [mention, setMention] = useState<Mention | null>(null);
  const [active, setActive] = useState(0);
  const caret = useRef<number | null>(null);
  const found = mention ? filterOptions(members.map(personOption), mention.typed).slice(0, 6) : [];
  const open = found.length > 0;

  useBrowserLayoutEffect(() => {
    if (caret.current === null) return;
    area.current?.setSelectionRange(caret.current, caret.current);
    caret.current = null;
  });
  const look = () => {
    const element = area.current;
    setMention(element ? mentionBefore(element.value, element.selectionEnd) : null);
    setActive(0);
  };
  const choose = (name: string) => {
    const element = area.current;
    if (!element || !mention) return;
    const next = completeMention(value, element.selectionEnd, mention, name);
    caret.current = next.caret;
    onChange(next.text);
    setMention(null);
    element.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (open && step !== 0) setActive(nextOption(found, active, step));
    else if (open && (event.key === 'Enter' || event.key === 'Tab') && !event.metaKey && !event.ctrlKey)
      choose(found[active]?.label ?? '');
    else if (open && event.key === 'Escape') setMention(null);
    else if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) onSubmit();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="relative">
      <TextArea
        ref={area}
        label={label}
        hideLabel
        rows={rows}
        maxLength={50_000}
        placeholder={placeholder}
        autoFocus={autoFocus}
        error={error}
        value={value}
        onChange={(event) => {
          onChange(event.target.value);
          look();
        }}
        onKeyDown={onKeyDown}
        onBlur={() => setMention(null)}
        aria-controls={open ? id : undefined}
        aria-activedescendant={open ? `${id}-${active}` : undefined}
      />
      {open && (
        <div className="absolute inset-x-0 top-full z-10 mt-1 max-w-72 rounded-card bg-raised shadow-float">
          <OptionList
            id={id}
            label="Members"
            options={found}
            active={active}
            isChosen={() => false}
            state="ready"
            emptyText=""
            onActive={setActive}
            onChoose={(option) => choose(option.label)}
          />
        </div>
      )}
    </div>
  );
}
