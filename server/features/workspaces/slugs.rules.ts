import { fold } from '@db/fold';

const longest = 40;

/** Words that addresses under `/w/` may come to need. */
const reserved = new Set(['new', 'api', 'admin', 'settings']);

/** What stands in the address for a workspace of this name. Names without Latin letters or digits get a plain word. */
export function slugOf(name: string): string {
  const slug = fold(name)
    .replace(/ß/g, 'ss')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, longest)
    .replace(/^-+|-+$/g, '');
  return slug === '' || reserved.has(slug) ? `workspace${slug && `-${slug}`}` : slug;
}
