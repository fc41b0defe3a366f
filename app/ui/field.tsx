import { clsx } from 'clsx';
import { CircleAlert } from 'lucide-react';
import { type ReactNode, useId } from 'react';

/** One message or several, as form libraries hand them over; empty means none. */
export type FieldErrors = string | readonly string[] | null | undefined;

/** What each field piece takes besides its own props. */
export type FieldText = {
  label: ReactNode;
  /** Hides the label from sight only, where the surroundings already say it. */
  hideLabel?: boolean;
  hint?: ReactNode;
  error?: FieldErrors;
  /** Marks the label of a field that may stay empty. Required fields carry no mark. */
  optional?: boolean;
};

/** The attributes that tie a control to its label, hint and error. */
export type ControlWiring = {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
};

export type FieldProps = FieldText & {
  id?: string;
  className?: string;
  /** Stands at the label's end, for example a link. */
  aside?: ReactNode;
  children: (control: ControlWiring) => ReactNode;
};

/** Label, control, hint and error of one field. `children` receives the attributes for the control. */
export function Field({ label, hideLabel, hint, error, optional, id, className, aside, children }: FieldProps) {
  const generatedId = useId();
  const controlId = id ?? generatedId;
  const messages = typeof error === 'string' ? [error].filter(Boolean) : (error ?? []);
  const hintId = hint ? `${controlId}-hint` : undefined;
  const errorId = messages.length > 0 ? `${controlId}-error` : undefined;
  return (
    <div className={clsx('flex min-w-0 flex-col gap-1.5', className)}>
      <div className={clsx('flex items-baseline justify-between gap-2', hideLabel && 'sr-only')}>
        <label htmlFor={controlId} className="font-medium text-13">
          {label}
          {optional && <span className="font-normal text-subtle"> (optional)</span>}
        </label>
        {aside && <span className="text-13">{aside}</span>}
      </div>
      {children({
        id: controlId,
        'aria-describedby': [errorId, hintId].filter(Boolean).join(' ') || undefined,
        'aria-invalid': messages.length > 0 || undefined,
      })}
      {errorId && (
        <p id={errorId} className="flex items-start gap-1.5 text-12 text-danger-text">
          <CircleAlert className="mt-px size-3.5" />
          <span>{messages.join(' ')}</span>
        </p>
      )}
      {hint && (
        <p id={hintId} className="text-12 text-muted">
          {hint}
        </p>
      )}
    </div>
  );
}

/** The look of everything one types or picks in. */
export const controlStyle = clsx(
  'w-full min-w-0 rounded-control border border-line-control bg-surface px-2.5 text-control text-text transition-colors',
  'hover:not-disabled:border-subtle focus-visible:border-focus focus-visible:outline-offset-0',
  'aria-invalid:border-danger aria-invalid:focus-visible:outline-danger',
  '[&:is(input,textarea):read-only]:border-line [&:is(input,textarea):read-only]:bg-sunken',
  'disabled:cursor-not-allowed disabled:border-line disabled:bg-sunken disabled:text-disabled',
);
