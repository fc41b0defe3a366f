/** How many invitations are sent at a time; a workspace may send 50 an hour. */
export const mostAddresses = 20;

/**
 * The addresses in a text, each once, in small letters: separated by commas, semicolons, blanks or line breaks, also as
 * mail programs write them (“Ana Costa <ana@example.com>”). What is no address is in there as well, so that it is told.
 */
export function addressesIn(text: string): string[] {
  const parts = text.split(/[\n\r,;]+/).flatMap((part) => {
    const framed = [...part.matchAll(/<([^<>]+)>/g)].map(([, inside = '']) => inside);
    return framed.length > 0 ? framed : part.split(/\s+/);
  });
  return [...new Set(parts.map((part) => part.trim().toLowerCase()).filter(Boolean))];
}
