import { useFetcher } from '@remix-run/react';
import { clsx } from 'clsx';
import type { ReactNode } from 'react';

export type SwitchFormProps<Value extends string> = {
  label: string;
  /** Where the choice is posted, under `name`. */
  action: string;
  name: string;
  options: readonly { value: Value; label: string; icon?: ReactNode }[];
  current: Value;
};

/** One of a few choices, in force at once. A form of buttons, so it works before scripts load. */
export function SwitchForm<Value extends string>({ label, action, name, options, current }: SwitchFormProps<Value>) {
  const fetcher = useFetcher();
  return (
    <fetcher.Form method="post" action={action}>
      <fieldset aria-label={label} className="inline-flex rounded-control border border-line-strong p-0.5">
        {options.map((option) => (
          <button
            key={option.value}
            type="submit"
            name={name}
            value={option.value}
            aria-pressed={option.value === current}
            className={clsx(
              'flex h-6 items-center gap-1.5 rounded-small px-2 text-12 touch:h-10',
              option.value === current ? 'bg-pressed font-medium text-text' : 'text-muted hover:text-text',
            )}
          >
            {option.icon}
            {option.label}
          </button>
        ))}
      </fieldset>
    </fetcher.Form>
  );
}
