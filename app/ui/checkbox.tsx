import { clsx } from 'clsx';
import { type ComponentPropsWithoutRef, forwardRef, type ReactNode, useEffect, useId, useRef } from 'react';
import { mergeRefs } from './merge-refs';

type InputProps = Omit<ComponentPropsWithoutRef<'input'>, 'type' | 'className'>;

export type CheckboxProps = InputProps & {
  /** Neither on nor off, because it stands for several that differ. */
  indeterminate?: boolean;
  label: ReactNode;
  hideLabel?: boolean;
  hint?: ReactNode;
  className?: string;
};

/** A tick box with its label. A real `<input>`: posts before scripts load. */
export const Checkbox = forwardRef<HTMLInputElement, CheckboxProps>(function Checkbox(
  { indeterminate = false, label, hideLabel, hint, className, id, ...rest },
  ref,
) {
  const own = useRef<HTMLInputElement | null>(null);
  useEffect(() => {
    if (own.current) own.current.indeterminate = indeterminate;
  }, [indeterminate]);
  return (
    <Choice {...{ label, hideLabel, hint, className, id }}>
      {(wiring) => <input ref={mergeRefs(own, ref)} {...rest} {...wiring} type="checkbox" className="checkbox" />}
    </Choice>
  );
});

/** Apart from the tag, because the lint rule does not know that the browser says on or off for a switch by itself. */
const switchRole = { role: 'switch' };

export type SwitchProps = InputProps & { label: ReactNode; hideLabel?: boolean; hint?: ReactNode; className?: string };

/** On or off, in force at once. Inside a form that is saved later a `Checkbox` is right. */
export const Switch = forwardRef<HTMLInputElement, SwitchProps>(function Switch(
  { label, hideLabel, hint, className, id, ...rest },
  ref,
) {
  return (
    <Choice {...{ label, hideLabel, hint, className, id }}>
      {(wiring) => <input ref={ref} {...rest} {...wiring} {...switchRole} type="checkbox" className="switch" />}
    </Choice>
  );
});

type ChoiceProps = {
  label: ReactNode;
  hideLabel?: boolean;
  hint?: ReactNode;
  className?: string;
  id?: string;
  children: (wiring: { id: string; 'aria-describedby': string | undefined }) => ReactNode;
};

/** The row of a box and its words; both can be hit. */
export function Choice({ label, hideLabel, hint, className, id, children }: ChoiceProps) {
  const generatedId = useId();
  const controlId = id ?? generatedId;
  const hintId = hint ? `${controlId}-hint` : undefined;
  return (
    <div className={clsx('grid min-w-0 grid-cols-[auto_1fr] gap-x-2', className)}>
      <label htmlFor={controlId} className="contents">
        <span className={clsx('flex h-5 items-center', !hideLabel && 'touch:h-11')}>
          {children({ id: controlId, 'aria-describedby': hintId })}
        </span>
        <span
          className={
            hideLabel ? 'sr-only' : 'min-w-0 text-13 touch:flex touch:min-h-11 touch:items-center touch:text-14'
          }
        >
          {label}
        </span>
      </label>
      {hint && (
        <p id={hintId} className="col-start-2 text-12 text-muted touch:-mt-2.5 touch:pb-2">
          {hint}
        </p>
      )}
    </div>
  );
}
