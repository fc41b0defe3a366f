import type { ReactNode } from 'react';

/** One thing to choose. */
export type Option = {
  value: string;
  label: string;
  /** Quieter words after the label. */
  hint?: string;
  icon?: ReactNode;
  disabled?: boolean;
};

/** The value of the entry that creates; no record can have it, because ids are never empty of letters. */
export const createValue = '\u0000create';

/** Loads what fits the typed text. Aborted when the text changes. */
export type LoadOptions = (text: string, signal: AbortSignal) => Promise<readonly Option[]>;

/** Text as it is compared: without case, accents and width. */
export function foldText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLocaleLowerCase()
    .trim();
}

/** The options whose label or hint has every typed word; those that begin with the text come first. */
export function filterOptions(options: readonly Option[], text: string): readonly Option[] {
  const wanted = foldText(text);
  if (wanted === '') return options;
  const words = wanted.split(/\s+/);
  const found = options
    .map((option) => ({ option, label: foldText(option.label), all: foldText(`${option.label} ${option.hint ?? ''}`) }))
    .filter(({ all }) => words.every((word) => all.includes(word)));
  const starts = found.filter(({ label }) => label.startsWith(wanted));
  const others = found.filter(({ label }) => !label.startsWith(wanted));
  return [...starts, ...others].map(({ option }) => option);
}

/** The index of the next option that can be chosen, going round; -1 when there is none. */
export function nextOption(options: readonly Option[], from: number, step: 1 | -1): number {
  for (let distance = 1; distance <= options.length; distance++) {
    const index = (((from + step * distance) % options.length) + options.length) % options.length;
    if (!options[index]?.disabled) return index;
  }
  return -1;
}
