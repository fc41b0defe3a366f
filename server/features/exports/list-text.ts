/** What separates the items of a list in one cell, and therefore must not stand in an item unquoted. */
const separators = /[,;|\n]/;

/** Several texts in one cell: 'one; two'. Those that hold a separator are quoted. */
export const joinList = (items: readonly string[]): string =>
  items
    .map((item) => (separators.test(item) || item.startsWith('"') ? `"${item.replaceAll('"', '""')}"` : item))
    .join('; ');

const item = /\s*(?:"((?:[^"]|"")*)"|([^,;|\n]*))\s*(?:[,;|\n]|$)/y;

/** The texts of a cell that were put together by `joinList`, or by hand with commas, semicolons, bars or line ends. */
export function splitList(text: string): string[] {
  const items: string[] = [];
  item.lastIndex = 0;
  while (item.lastIndex < text.length) {
    const found = item.exec(text);
    // A quote that is followed by more text quotes nothing: the rest is taken as it stands.
    if (!found) return [...items, ...text.slice(item.lastIndex || 0).split(separators)].map(trimmed).filter(Boolean);
    items.push(found[1]?.replaceAll('""', '"') ?? found[2] ?? '');
  }
  return items.map(trimmed).filter(Boolean);
}

const trimmed = (text: string): string => text.trim();
