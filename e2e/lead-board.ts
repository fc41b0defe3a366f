import type { SignedIn } from './fixtures';

export type Lead = { firstName: string; city?: string; source?: string; status?: string };

export async function withLeads({ api }: SignedIn, leads: readonly Lead[]): Promise<string[]> {
  const ids: string[] = [];
  for (const values of leads) ids.push((await api.leads.create.mutate({ values })).record.id);
  return ids;
}

/** A column of a board, by the beginning of its name. */
export const column = ({ page }: SignedIn, name: string) => page.getByRole('region', { name: new RegExp(`^${name}`) });
export const cardIn = (person: SignedIn, inColumn: string, name: string) =>
  column(person, inColumn).getByRole('link', { name, exact: true });

/** Opens a page and waits for its stream of changes: from then on its buttons and keys work. */
export async function open({ page, path }: SignedIn, place: string) {
  const stream = page.waitForResponse((answer) => answer.url().includes('changes.subscribe'));
  await page.goto(path(place));
  await stream;
}
