import { clsx } from 'clsx';
import { type ComponentPropsWithoutRef, forwardRef, useState } from 'react';
import { controlStyle, Field, type FieldErrors, type FieldText } from './field';
import { currencyDecimals, currencySign, readNumber, writeNumber } from './number-text';

type InputProps = Omit<
  ComponentPropsWithoutRef<'input'>,
  'className' | 'type' | 'value' | 'defaultValue' | 'onChange' | 'min' | 'max'
>;

type ScaledFieldProps = InputProps &
  FieldText & {
    className?: string;
    locale: string;
    decimals: number;
    /** Shown inside, at the end: a unit or a currency. */
    unit?: string;
    initial: bigint | null;
    onRead: (scaled: bigint | null) => void;
  };

/**
 * A number as text: grouped when left, checked when left, never changed under the typing hand. The form posts the text
 * as typed, so it also works before scripts; the action reads it with `readNumber` of the same file.
 */
const ScaledField = forwardRef<HTMLInputElement, ScaledFieldProps>(function ScaledField(props, ref) {
  const { label, hideLabel, hint, error, optional, id, className, locale, decimals, unit, initial, onRead, ...rest } =
    props;
  const [text, setText] = useState(initial === null ? '' : writeNumber(initial, { locale, decimals }));
  const [problem, setProblem] = useState<string | null>(null);

  const settle = () => {
    const reading = readNumber(text, { locale, decimals });
    setProblem(reading.ok ? null : reading.problem);
    if (!reading.ok) return;
    setText(reading.scaled === null ? '' : writeNumber(reading.scaled, { locale, decimals }));
    onRead(reading.scaled);
  };
  const shownError: FieldErrors = problem ?? error;

  return (
    <Field {...{ label, hideLabel, hint, optional, id, className }} error={shownError}>
      {(control) => (
        <span className="relative block">
          <input
            ref={ref}
            autoComplete="off"
            inputMode={decimals > 0 ? 'decimal' : 'numeric'}
            {...rest}
            {...control}
            type="text"
            value={text}
            onChange={(event) => setText(event.target.value)}
            onBlur={(event) => {
              settle();
              rest.onBlur?.(event);
            }}
            className={clsx(controlStyle, 'h-control text-end tabular-nums', unit && 'pe-12')}
          />
          {unit && (
            <span className="pointer-events-none absolute inset-y-0 end-0 flex items-center pe-2.5 text-13 text-muted">
              {unit}
            </span>
          )}
        </span>
      )}
    </Field>
  );
});

export type NumberFieldProps = InputProps &
  FieldText & {
    className?: string;
    /** BCP 47 locale whose marks are read and written. */
    locale: string;
    /** Decimal places that are kept; 0 for whole numbers. */
    decimals?: number;
    unit?: string;
    defaultValue?: number | null;
    /** Called when the field is left with a number or empty. */
    onValueChange?: (value: number | null) => void;
  };

/** A plain number. The form posts it as typed; read it in the action with `readNumber`. */
export const NumberField = forwardRef<HTMLInputElement, NumberFieldProps>(function NumberField(
  { decimals = 0, defaultValue = null, onValueChange, ...rest },
  ref,
) {
  const factor = 10 ** decimals;
  return (
    <ScaledField
      ref={ref}
      {...rest}
      decimals={decimals}
      initial={defaultValue === null ? null : BigInt(Math.round(defaultValue * factor))}
      onRead={(scaled) => onValueChange?.(scaled === null ? null : Number(scaled) / factor)}
    />
  );
});

export type MoneyFieldProps = InputProps &
  FieldText & {
    className?: string;
    locale: string;
    /** ISO 4217 code; decides the decimals and the sign. */
    currency: string;
    /** Integer minor units (cents). */
    defaultValue?: number | null;
    /** Called with integer minor units when the field is left. */
    onValueChange?: (minorUnits: number | null) => void;
  };

/** An amount of money in integer minor units. The form posts it as typed; read it with `readNumber`. */
export const MoneyField = forwardRef<HTMLInputElement, MoneyFieldProps>(function MoneyField(
  { currency, locale, defaultValue = null, onValueChange, ...rest },
  ref,
) {
  return (
    <ScaledField
      ref={ref}
      {...rest}
      locale={locale}
      decimals={currencyDecimals(currency)}
      unit={currencySign(currency, locale)}
      initial={defaultValue === null ? null : BigInt(defaultValue)}
      onRead={(scaled) => onValueChange?.(scaled === null ? null : Number(scaled))}
    />
  );
});
