import { clsx } from 'clsx';
import { type ComponentPropsWithoutRef, forwardRef, type ReactNode } from 'react';
import { controlStyle, Field, type FieldText } from './field';

export type TextFieldProps = Omit<ComponentPropsWithoutRef<'input'>, 'className'> &
  FieldText & {
    className?: string;
    /** Stands inside the field, before or after the text: an icon, a unit, a button. */
    before?: ReactNode;
    after?: ReactNode;
    /** Stands at the label's end, for example “Forgot it?”. */
    aside?: ReactNode;
  };

/** A line of text. Takes everything an `<input>` takes, and `label`, `hint`, `error`. */
export const TextField = forwardRef<HTMLInputElement, TextFieldProps>(function TextField(
  { label, hideLabel, hint, error, optional, aside, before, after, id, className, ...rest },
  ref,
) {
  return (
    <Field {...{ label, hideLabel, hint, error, optional, aside, id, className }}>
      {(control) => (
        <span className="relative block">
          {before && <Inset side="start">{before}</Inset>}
          <input
            ref={ref}
            type="text"
            {...rest}
            {...control}
            className={clsx(controlStyle, 'h-control', before && 'ps-8', after && 'pe-9')}
          />
          {after && <Inset side="end">{after}</Inset>}
        </span>
      )}
    </Field>
  );
});

function Inset({ side, children }: { side: 'start' | 'end'; children: ReactNode }) {
  return (
    <span
      className={clsx(
        'absolute inset-y-0 flex items-center text-muted *:[svg]:pointer-events-none',
        side === 'start' ? 'start-0 ps-2.5' : 'end-0 pe-1',
      )}
    >
      {children}
    </span>
  );
}

export type TextAreaProps = Omit<ComponentPropsWithoutRef<'textarea'>, 'className'> &
  FieldText & { className?: string };

/** Several lines of text; grows with what is typed where the browser can. */
export const TextArea = forwardRef<HTMLTextAreaElement, TextAreaProps>(function TextArea(
  { label, hideLabel, hint, error, optional, id, className, rows = 3, ...rest },
  ref,
) {
  return (
    <Field {...{ label, hideLabel, hint, error, optional, id, className }}>
      {(control) => (
        <textarea
          ref={ref}
          rows={rows}
          {...rest}
          {...control}
          className={clsx(controlStyle, 'field-sizing-content max-h-80 min-h-18 resize-y py-1.5')}
        />
      )}
    </Field>
  );
});
