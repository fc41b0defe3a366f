export type Mention = { start: number; typed: string };

/** The mention that is being typed at the caret: an @ at a word's beginning, with letters and at most one space after it. */
export function mentionBefore(text: string, caret: number): Mention | null {
  const match = /(?:^|[\s(])@([\p{L}\p{M}'’.-]*(?: [\p{L}\p{M}'’.-]*)?)$/u.exec(text.slice(0, caret));
  return match ? { start: caret - (match[1]?.length ?? 0) - 1, typed: match[1] ?? '' } : null;
}

/** The text with the mention written out, and where the caret goes. */
export function completeMention(
  text: string,
  caret: number,
  { start }: Mention,
  name: string,
): { text: string; caret: number } {
  const before = `${text.slice(0, start)}@${name} `;
  return { text: before + text.slice(caret).replace(/^ /, ''), caret: before.length };
}
