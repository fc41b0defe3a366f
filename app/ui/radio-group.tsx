import { clsx } from 'clsx';
import { CircleAlert } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { Choice } from './checkbox';
import type { FieldErrors } from './field';

export type RadioOption = { value: string; label: ReactNode; hint?: ReactNode; disabled?: boolean };

export type RadioGroupProps = {
  label: ReactNode;
  hideLabel?: boolean;
  hint?: ReactNode;
  error?: FieldErrors;
  name: string;
  options: readonly RadioOption[];
  value?: string;
  defaultValue?: string;
  onValueChange?: (value: string) => void;
  /** `cards` gives each option a frame, for choices that need a sentence. */
  look?: 'plain' | 'cards';
  className?: string;
};

/** One of a few that are all worth seeing. Real radio inputs: arrows move, and the form posts before scripts load. */
export function RadioGroup(props: RadioGroupProps) {
  const {
    label,
    hideLabel,
    hint,
    error,
    name,
    options,
    value,
    defaultValue,
    onValueChange,
    look = 'plain',
    className,
  } = props;
  const id = useId();
  const messages = typeof error === 'string' ? [error].filter(Boolean) : (error ?? []);
  const described = [messages.length > 0 && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(' ');
  return (
    <fieldset aria-describedby={described || undefined} className={clsx('min-w-0', className)}>
      <legend className={clsx('mb-1.5 font-medium text-13', hideLabel && 'sr-only')}>{label}</legend>
      <div className={clsx('grid', look === 'cards' ? 'gap-2' : 'gap-1.5 touch:gap-0')}>
        {options.map((option) => (
          <Choice
            key={option.value}
            label={option.label}
            hint={option.hint}
            className={clsx(
              look === 'cards' &&
                'rounded-control border border-line-strong px-3 py-2.5 has-checked:border-accent has-checked:bg-selected',
            )}
          >
            {(wiring) => (
              <input
                type="radio"
                className="radio"
                name={name}
                value={option.value}
                disabled={option.disabled}
                {...wiring}
                {...(value === undefined
                  ? { defaultChecked: defaultValue === option.value }
                  : { checked: value === option.value })}
                onChange={() => onValueChange?.(option.value)}
              />
            )}
          </Choice>
        ))}
      </div>
      {messages.length > 0 && (
        <p id={`${id}-error`} className="mt-1.5 flex items-start gap-1.5 text-12 text-danger-text">
          <CircleAlert className="mt-px size-3.5" />
          <span>{messages.join(' ')}</span>
        </p>
      )}
      {hint && (
        <p id={`${id}-hint`} className="mt-1.5 text-12 text-muted">
          {hint}
        </p>
      )}
    </fieldset>
  );
}
