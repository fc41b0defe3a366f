import { clsx } from 'clsx';
import { CalendarDays } from 'lucide-react';
import { type ComponentPropsWithoutRef, forwardRef, useState } from 'react';
import { Button } from './button';
import { Calendar } from './calendar';
import { addDays, type Day, isDay } from './calendar-rules';
import { controlStyle, Field, type FieldText } from './field';
import { Popover } from './popover';

export type DateFieldProps = Omit<
  ComponentPropsWithoutRef<'input'>,
  'className' | 'type' | 'value' | 'defaultValue' | 'onChange' | 'min' | 'max'
> &
  FieldText & {
    label: string;
    className?: string;
    /** `date` posts 'YYYY-MM-DD', `datetime` 'YYYY-MM-DDTHH:MM' in the reader's own time. */
    kind?: 'date' | 'datetime';
    value?: string;
    defaultValue?: string;
    onValueChange?: (value: string) => void;
    min?: Day;
    max?: Day;
    /** For the calendar's words and week. */
    locale: string;
    /** Today in the reader's zone; default: by the browser's clock. */
    today?: Day;
  };

/** The browser's today, as the person beside it would say it. */
function localToday(): Day {
  const now = new Date();
  return isoDay(now.getFullYear(), now.getMonth() + 1, now.getDate());
}

function isoDay(year: number, month: number, day: number): Day {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** A day, with or without a time: typed part by part, or picked in a calendar. Posts before scripts load. */
export const DateField = forwardRef<HTMLInputElement, DateFieldProps>(function DateField(props, ref) {
  const {
    label,
    hideLabel,
    hint,
    error,
    optional,
    id,
    className,
    kind = 'date',
    value,
    defaultValue,
    onValueChange,
    locale,
    today,
    ...rest
  } = props;
  const [own, setOwn] = useState(defaultValue ?? '');
  const [open, setOpen] = useState(false);
  const current = value ?? own;
  const change = (next: string) => {
    setOwn(next);
    onValueChange?.(next);
  };
  const choose = (day: Day) => {
    change(kind === 'date' ? day : `${day}T${current.slice(11, 16) || '09:00'}`);
    setOpen(false);
  };
  const todayHere = today ?? (open ? localToday() : '');
  return (
    <Field {...{ label, hideLabel, hint, error, optional, id, className }}>
      {(control) => (
        <span className="relative block">
          <input
            ref={ref}
            {...rest}
            {...control}
            type={kind === 'date' ? 'date' : 'datetime-local'}
            value={current}
            onChange={(event) => change(event.target.value)}
            className={clsx(controlStyle, 'date-input h-control pe-9 tabular-nums', current === '' && 'text-muted')}
          />
          <Popover
            label={`Calendar for ${label}`}
            align="end"
            open={open}
            onOpenChange={setOpen}
            trigger={
              <button
                type="button"
                aria-label={`Open calendar for ${label}`}
                disabled={rest.disabled || rest.readOnly}
                className="absolute inset-y-0.5 end-0.5 grid aspect-square place-items-center rounded-[5px] text-muted hover:bg-hover hover:text-text disabled:text-disabled"
              >
                <CalendarDays />
              </button>
            }
          >
            <Calendar
              value={isDay(current.slice(0, 10)) ? current.slice(0, 10) : null}
              today={todayHere}
              locale={locale}
              min={rest.min}
              max={rest.max}
              onChoose={choose}
            />
            <div className="mt-2 flex gap-1 border-t pt-2">
              <Button size="small" variant="ghost" onClick={() => choose(todayHere)}>
                Today
              </Button>
              <Button size="small" variant="ghost" onClick={() => choose(addDays(todayHere, 1))}>
                Tomorrow
              </Button>
              <Button
                size="small"
                variant="ghost"
                className="ms-auto"
                onClick={() => {
                  change('');
                  setOpen(false);
                }}
              >
                Clear
              </Button>
            </div>
          </Popover>
        </span>
      )}
    </Field>
  );
});
