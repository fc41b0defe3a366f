const mostKept = 8;
const prefix = 'crm_searches:';
const keyOf = (workspace: string, user: string) => `${prefix}${workspace}:${user}`;

/** What this browser's user looked for lately and opened something of, the latest first. */
export function recentSearches(workspace: string, user: string): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(workspace, user)) ?? '[]');
    return Array.isArray(kept) ? kept.filter((one): one is string => typeof one === 'string').slice(0, mostKept) : [];
  } catch {
    // No storage, or not ours: then nothing was looked for
    return [];
  }
}

export function keepSearch(workspace: string, user: string, typed: string): void {
  const text = typed.trim().slice(0, 100);
  if (!text || text.startsWith('>') || text.startsWith('#')) return;
  const others = recentSearches(workspace, user).filter((one) => one !== text);
  try {
    localStorage.setItem(keyOf(workspace, user), JSON.stringify([text, ...others].slice(0, mostKept)));
  } catch {
    // A full or forbidden storage keeps nothing: searching works without
  }
}

/** Of everybody in this browser: at signing out. */
export function forgetSearches(): void {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(prefix)) localStorage.removeItem(key);
  } catch {
    // There was no storage
  }
}
