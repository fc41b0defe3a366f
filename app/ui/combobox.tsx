import { clsx } from 'clsx';
import { ChevronDown, X } from 'lucide-react';
import { useState } from 'react';
import { ComboboxList } from './combobox-list';
import { controlStyle, Field, type FieldText } from './field';
import type { Option } from './options';
import { type ComboboxSource, useCombobox } from './use-combobox';

export type ComboboxProps = FieldText &
  ComboboxSource & {
    label: string;
    id?: string;
    /** Posts the chosen option's value under this name. */
    name?: string;
    value?: Option | null;
    defaultValue?: Option | null;
    onValueChange?: (option: Option | null) => void;
    placeholder?: string;
    /** Said when nothing fits. */
    emptyText?: string;
    /** Shows a button that empties it. */
    clearable?: boolean;
    disabled?: boolean;
    autoFocus?: boolean;
    className?: string;
  };

/** One of many, found by typing; the options are given or loaded, and may be created on the spot. */
export function Combobox(props: ComboboxProps) {
  const { label, hideLabel, hint, error, optional, id, className, name, placeholder, clearable, disabled, autoFocus } =
    props;
  const [own, setOwn] = useState(props.defaultValue ?? null);
  const chosen = props.value === undefined ? own : props.value;
  const change = (option: Option | null) => {
    setOwn(option);
    props.onValueChange?.(option);
  };
  const box = useCombobox(props, { onChoose: change, closeOnChoose: true });
  const showsChoice = !box.open && chosen !== null;
  return (
    <Field {...{ label, hideLabel, hint, error, optional, id, className }}>
      {(control) => (
        <ComboboxList box={box} label={label} isChosen={(value) => value === chosen?.value} emptyText={props.emptyText}>
          <span className="relative block">
            {showsChoice && chosen.icon && (
              <span className="pointer-events-none absolute inset-y-0 start-2.5 flex items-center">{chosen.icon}</span>
            )}
            <input
              {...box.inputProps}
              {...control}
              type="text"
              // biome-ignore lint/a11y/noAutofocus: the caller opens a form at this field
              autoFocus={autoFocus}
              disabled={disabled}
              placeholder={chosen?.label ?? placeholder}
              value={box.open ? box.text : (chosen?.label ?? '')}
              onChange={(event) => box.type(event.target.value)}
              onClick={() => box.setOpen(true)}
              onBlur={() => box.close()}
              className={clsx(
                controlStyle,
                'h-control truncate',
                clearable && chosen ? 'pe-15' : 'pe-8',
                showsChoice && chosen.icon && 'ps-9',
              )}
            />
            <span className="absolute inset-y-0 end-0 flex items-center gap-1 pe-2.5 text-muted">
              {clearable && chosen && !disabled && (
                <button
                  type="button"
                  aria-label={`Clear ${label}`}
                  onClick={() => change(null)}
                  className="grid size-6 place-items-center rounded-small hover:bg-hover"
                >
                  <X className="size-3.5" />
                </button>
              )}
              <ChevronDown className="pointer-events-none size-3.5" />
            </span>
            {name && <input type="hidden" name={name} value={chosen?.value ?? ''} />}
          </span>
        </ComboboxList>
      )}
    </Field>
  );
}
