import { clsx } from 'clsx';
import { type ComponentPropsWithoutRef, forwardRef, useEffect, useRef } from 'react';
import { controlStyle, Field, type FieldText } from './field';
import { mergeRefs } from './merge-refs';

export type SelectOption = { value: string; label: string; disabled?: boolean };

export type SelectProps = Omit<ComponentPropsWithoutRef<'select'>, 'className' | 'size' | 'children'> &
  FieldText & {
    className?: string;
    options: readonly SelectOption[] | readonly { label: string; options: readonly SelectOption[] }[];
    /** First entry with an empty value, for “nothing chosen”. */
    placeholder?: string;
    size?: 'small' | 'medium';
  };

/**
 * One of a few. A real `<select>`, so it posts before scripts load and phones show their own wheel; browsers that can
 * (`appearance: base-select`) show the list in our look. For many options, search or pictures take `Combobox`.
 */
export const Select = forwardRef<HTMLSelectElement, SelectProps>(function Select(
  { label, hideLabel, hint, error, optional, id, className, options, placeholder, size = 'medium', ...rest },
  ref,
) {
  const own = useRef<HTMLSelectElement | null>(null);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && isOpen(own.current)) event.stopPropagation();
    };
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, []);
  return (
    <Field {...{ label, hideLabel, hint, error, optional, id, className }}>
      {(control) => (
        <select
          ref={mergeRefs(own, ref)}
          {...rest}
          {...control}
          className={clsx(controlStyle, 'select', size === 'small' ? 'h-control-small text-13!' : 'h-control')}
        >
          {placeholder !== undefined && <option value="">{placeholder}</option>}
          {options.map((entry) =>
            'options' in entry ? (
              <optgroup key={entry.label} label={entry.label}>
                {entry.options.map(toOption)}
              </optgroup>
            ) : (
              toOption(entry)
            ),
          )}
        </select>
      )}
    </Field>
  );
});

/**
 * Whether the list is down. Esc then closes the list alone: the browser does that, and the dialog around, which listens
 * on the document, must not hear of it.
 */
function isOpen(select: HTMLSelectElement | null): boolean {
  return CSS.supports('selector(:open)') && (select?.matches(':open') ?? false);
}

function toOption({ value, label, disabled }: SelectOption) {
  return (
    <option key={value} value={value} disabled={disabled}>
      {label}
    </option>
  );
}
