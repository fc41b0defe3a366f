import { useFetcher } from '@remix-run/react';
import { clsx } from 'clsx';
import { Monitor, Moon, Sun } from 'lucide-react';
import { type Theme, themeAction, themes, useTheme } from '~/lib/theme';

const looks: Record<Theme, { label: string; icon: typeof Sun }> = {
  light: { label: 'Light', icon: Sun },
  dark: { label: 'Dark', icon: Moon },
  system: { label: 'System', icon: Monitor },
};

/** Light, dark, or as the system says. A form, so it works before scripts load; with them the page changes at once. */
export function ThemeSwitch() {
  const fetcher = useFetcher();
  const current = useTheme();
  return (
    <fetcher.Form method="post" action={themeAction}>
      <fieldset aria-label="Theme" className="inline-flex rounded-control border border-line-strong p-0.5">
        {themes.map((theme) => {
          const { label, icon: Icon } = looks[theme];
          return (
            <button
              key={theme}
              type="submit"
              name="theme"
              value={theme}
              aria-pressed={theme === current}
              className={clsx(
                'flex h-6 items-center gap-1.5 rounded-small px-2 text-12 touch:h-10',
                theme === current ? 'bg-pressed font-medium text-text' : 'text-muted hover:text-text',
              )}
            >
              <Icon className="size-3.5" />
              {label}
            </button>
          );
        })}
      </fieldset>
    </fetcher.Form>
  );
}
