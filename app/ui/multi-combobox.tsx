import { clsx } from 'clsx';
import { useRef, useState } from 'react';
import { ComboboxList } from './combobox-list';
import { controlStyle, Field, type FieldText } from './field';
import type { Hue } from './hues';
import type { Option } from './options';
import { Tag } from './tag';
import { type ComboboxSource, useCombobox } from './use-combobox';

export type TagOption = Option & { hue?: Hue };

export type MultiComboboxProps = FieldText &
  ComboboxSource & {
    label: string;
    id?: string;
    /** Posts one value of this name per chosen option. */
    name?: string;
    value?: readonly TagOption[];
    defaultValue?: readonly TagOption[];
    onValueChange?: (options: readonly TagOption[]) => void;
    placeholder?: string;
    emptyText?: string;
    disabled?: boolean;
    className?: string;
  };

/** Several of many, shown as tags in the field. Backspace in the empty text takes the last one away. */
export function MultiCombobox(props: MultiComboboxProps) {
  const { label, hideLabel, hint, error, optional, id, className, name, placeholder, disabled } = props;
  const [own, setOwn] = useState<readonly TagOption[]>(props.defaultValue ?? []);
  const chosen = props.value ?? own;
  const input = useRef<HTMLInputElement>(null);
  const change = (next: readonly TagOption[]) => {
    setOwn(next);
    props.onValueChange?.(next);
  };
  const remove = (value: string) => change(chosen.filter((option) => option.value !== value));
  const isChosen = (value: string) => chosen.some((option) => option.value === value);
  const box = useCombobox(props, {
    onChoose: (option) => (isChosen(option.value) ? remove(option.value) : change([...chosen, option])),
    closeOnChoose: false,
  });
  return (
    <Field {...{ label, hideLabel, hint, error, optional, id, className }}>
      {(control) => (
        <ComboboxList box={box} label={label} isChosen={isChosen} multiple emptyText={props.emptyText}>
          <div
            onPointerDown={(event) => {
              if (event.target !== event.currentTarget) return;
              event.preventDefault();
              input.current?.focus();
              box.setOpen(true);
            }}
            className={clsx(
              controlStyle,
              'flex min-h-control flex-wrap items-center gap-1 px-1.5 py-1',
              'has-[input:focus-visible]:border-focus has-[input:focus-visible]:outline-2 has-[input:focus-visible]:outline-focus',
              'has-[input[aria-invalid]]:border-danger',
            )}
          >
            {chosen.map((option) => (
              <Tag
                key={option.value}
                label={option.label}
                hue={option.hue}
                icon={option.icon}
                onRemove={disabled ? undefined : () => remove(option.value)}
              />
            ))}
            <input
              ref={input}
              {...box.inputProps}
              {...control}
              type="text"
              disabled={disabled}
              placeholder={chosen.length === 0 ? placeholder : undefined}
              value={box.text}
              onChange={(event) => box.type(event.target.value)}
              onClick={() => box.setOpen(true)}
              onBlur={() => box.close()}
              onKeyDown={(event) => {
                const last = chosen.at(-1);
                if (event.key === 'Backspace' && box.text === '' && last) remove(last.value);
                box.inputProps.onKeyDown(event);
              }}
              className="h-5 min-w-16 flex-1 bg-transparent px-1 text-control outline-none touch:h-8"
            />
            {name &&
              chosen.map((option) => <input key={option.value} type="hidden" name={name} value={option.value} />)}
          </div>
        </ComboboxList>
      )}
    </Field>
  );
}
