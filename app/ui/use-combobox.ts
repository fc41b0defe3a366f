import { type KeyboardEvent, useId, useState } from 'react';
import { createValue, foldText, nextOption, type Option } from './options';
import { type OptionSource, useOptions } from './use-options';

export type ComboboxSource = OptionSource & {
  /** Allows what is not in the list: called with the typed text, answers with the new option. */
  onCreate?: (text: string) => Option | Promise<Option>;
  /** The words of that entry. Default: Create “text”. */
  createLabel?: (text: string) => string;
};

type Behaviour = {
  onChoose: (option: Option) => void;
  /** Whether choosing closes the list. */
  closeOnChoose: boolean;
};

/** Text, open list and keyboard of a combobox; the two pieces that use it differ in what a choice means. */
export function useCombobox(source: ComboboxSource, { onChoose, closeOnChoose }: Behaviour) {
  const listId = useId();
  const [open, setOpen] = useState(false);
  const [text, setText] = useState('');
  const [activeWanted, setActive] = useState(0);
  const [creating, setCreating] = useState(false);
  const found = useOptions(source, text, open);

  const { onCreate, createLabel = (typed: string) => `Create “${typed}”` } = source;
  const typed = text.trim();
  const exists = found.options.some((option) => foldText(option.label) === foldText(typed));
  const mayCreate = onCreate !== undefined && typed !== '' && !exists && found.state === 'ready';
  const options = mayCreate ? [...found.options, { value: createValue, label: createLabel(typed) }] : found.options;
  const active = Math.min(activeWanted, options.length - 1);

  const close = () => {
    setOpen(false);
    setText('');
    setActive(0);
  };
  const choose = async (option: Option) => {
    if (option.value !== createValue) onChoose(option);
    else if (onCreate) {
      setCreating(true);
      try {
        onChoose(await onCreate(typed));
      } finally {
        setCreating(false);
      }
    }
    setText('');
    if (closeOnChoose) close();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      setActive(open ? nextOption(options, active, step) : 0);
      setOpen(true);
    } else if (event.key === 'Enter' && open) {
      event.preventDefault();
      const option = options[active];
      if (option && !option.disabled && !creating) void choose(option);
    } else if (event.key === 'Escape' && open) {
      // Backs out one step only: the table or panel around must not hear it
      event.stopPropagation();
      close();
    } else if (event.key === 'Tab') close();
  };

  const inputProps = {
    role: 'combobox' as const,
    autoComplete: 'off',
    'aria-expanded': open,
    'aria-controls': open ? listId : undefined,
    'aria-autocomplete': 'list' as const,
    'aria-activedescendant': open && options[active] ? `${listId}-${active}` : undefined,
    'aria-busy': creating || undefined,
    onKeyDown,
  };
  const type = (next: string) => {
    setText(next);
    setActive(0);
    setOpen(true);
  };
  return {
    listId,
    open,
    setOpen,
    close,
    text,
    type,
    active,
    setActive,
    options,
    state: found.state,
    choose,
    inputProps,
  };
}
