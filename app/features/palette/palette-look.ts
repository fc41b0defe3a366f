/** The line with the field: the same before and after the rest is there. */
export const lineStyle = 'flex shrink-0 items-center gap-2 border-b px-4';
export const fieldStyle = 'h-12 min-w-0 flex-1 bg-transparent text-16 outline-none placeholder:text-muted';
export const placeholder = 'Find a record or a command';
