import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { enterTenant } from '@/trpc/procedures';
import type { TestApp } from '../../../testing/test-app';
import { createImport, errorsCsv } from '..';
import type { ImportView } from '../imports.schema';
import type { ImportObject } from '../targets';

export type SignedIn = Awaited<ReturnType<TestApp['signedIn']>>;

/** Uploads a file as the HTTP layer does once it has taken it out of its form. */
export async function upload(
  who: SignedIn,
  content: string | Buffer,
  { fileName = 'people.csv', object }: { fileName?: string; object?: ImportObject } = {},
): Promise<ImportView> {
  const bytes = Buffer.from(content as string);
  const pieces: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += 50_000) pieces.push(bytes.subarray(at, at + 50_000));
  const { importId } = await createImport(enterTenant(who.ctx, 'imports.run'), {
    fileName,
    content: Readable.from(pieces),
    ...(object && { object }),
  });
  return who.api.imports.get({ id: importId });
}

/** Waits until an import is no longer on its way. */
export async function settled(who: SignedIn, id: string): Promise<ImportView> {
  for (;;) {
    const view = await (await who.at()).imports.get({ id });
    if (!['queued', 'running', 'undoing'].includes(view.status)) return view;
    await sleep(30);
  }
}

/** Uploads, starts and waits. */
export async function importFile(
  who: SignedIn,
  ...given: [string | Buffer, Parameters<typeof upload>[2]?]
): Promise<ImportView> {
  const draft = await upload(who, ...given);
  await who.api.imports.start({ id: draft.id, version: draft.version });
  return settled(who, draft.id);
}

export const errorFile = async (who: SignedIn, id: string): Promise<string> =>
  text((await errorsCsv(enterTenant(who.ctx, 'imports.read'), id)).stream);
