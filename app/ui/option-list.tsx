import { clsx } from 'clsx';
import { Check, Plus } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { createValue, type Option } from './options';
import { Spinner } from './spinner';

export type OptionListProps = {
  id: string;
  label: string;
  options: readonly Option[];
  /** Index of the option under the keyboard. */
  active: number;
  isChosen: (value: string) => boolean;
  state: 'loading' | 'ready' | 'failed';
  multiple?: boolean;
  emptyText: string;
  onActive: (index: number) => void;
  onChoose: (option: Option) => void;
};

/** The list under a combobox. The focus stays in the text; `aria-activedescendant` says where the keyboard is. */
export function OptionList(props: OptionListProps) {
  const { id, label, options, active, isChosen, state, multiple, emptyText, onActive, onChoose } = props;
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector(`[data-index="${active}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    <>
      <div
        ref={list}
        id={id}
        role="listbox"
        aria-label={label}
        aria-multiselectable={multiple || undefined}
        aria-busy={state === 'loading'}
        className={clsx('max-h-72 overflow-y-auto p-1', options.length === 0 && 'hidden')}
      >
        {options.map((option, index) => (
          // The text field keeps the focus and hears the keys, so the entries only listen to the pointer
          // biome-ignore lint/a11y/useFocusableInteractive: focus stays in the combobox by the ARIA pattern
          // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox input handles the keys
          <div
            key={option.value}
            id={`${id}-${index}`}
            role="option"
            data-index={index}
            aria-selected={isChosen(option.value)}
            aria-disabled={option.disabled || undefined}
            onPointerMove={() => onActive(index)}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => !option.disabled && onChoose(option)}
            className={clsx(
              'flex min-h-7 cursor-default select-none items-center gap-2 rounded-small px-2 py-1 text-13 touch:min-h-11 touch:text-14',
              index === active && 'bg-hover',
              option.disabled && 'text-disabled',
            )}
          >
            {option.value === createValue ? <Plus className="text-muted" /> : option.icon}
            <span className="min-w-0 truncate">{option.label}</span>
            {option.hint && <span className="min-w-0 flex-1 truncate text-12 text-muted">{option.hint}</span>}
            {isChosen(option.value) && <Check className="ms-auto text-accent-text" />}
          </div>
        ))}
      </div>
      {(options.length === 0 || state === 'failed') && (
        <p role="status" className="flex items-center gap-2 px-3 py-2.5 text-13 text-muted">
          {state === 'loading' && <Spinner />}
          {state === 'loading'
            ? 'Searching…'
            : state === 'failed'
              ? 'Could not be loaded. Type again to retry.'
              : emptyText}
        </p>
      )}
    </>
  );
}
