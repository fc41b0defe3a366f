import { Monitor, Moon, Sun } from 'lucide-react';
import { themeAction, useTheme } from '~/lib/theme';
import { SwitchForm } from './switch-form';

const options = [
  { value: 'light', label: 'Light', icon: <Sun className="size-3.5" /> },
  { value: 'dark', label: 'Dark', icon: <Moon className="size-3.5" /> },
  { value: 'system', label: 'System', icon: <Monitor className="size-3.5" /> },
] as const;

/** Light, dark, or as the system says; with scripts the page changes at once. */
export function ThemeSwitch() {
  return <SwitchForm label="Theme" action={themeAction} name="theme" options={options} current={useTheme()} />;
}
