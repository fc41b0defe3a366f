const mention = /@\[[^\]\n]{1,200}\]\(user:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\)/gi;

/** Ids of the people whom a text mentions as `@[Name](user:id)`, each once. */
export const mentionedIn = (text: unknown): string[] => [
  ...new Set([...String(text ?? '').matchAll(mention)].map(([, id]) => String(id).toLowerCase())),
];

/** Whom a text mentions that the text before it did not. */
export function newlyMentioned(before: unknown, after: unknown): string[] {
  const known = new Set(mentionedIn(before));
  return mentionedIn(after).filter((id) => !known.has(id));
}
