import { clsx } from 'clsx';
import { floatingStyle } from '~/ui/floating';

// The window and its line with the field: the same before and after the rest is there
export const scrimStyle = 'fixed inset-0 z-40 animate-appear bg-scrim';
export const windowStyle = clsx(
  floatingStyle,
  'fixed inset-x-2 top-2 flex max-h-[80dvh] flex-col overflow-hidden sm:inset-x-0 sm:top-[12dvh] sm:mx-auto sm:w-full sm:max-w-150',
);
export const lineStyle = 'flex shrink-0 items-center gap-2 border-b px-4';
export const fieldStyle = 'h-12 min-w-0 flex-1 bg-transparent text-16 outline-none placeholder:text-muted';
export const placeholder = 'Find a record or a command';
