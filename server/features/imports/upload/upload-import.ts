import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { newId } from '@db/ids';
import type { StoredBlob } from '@/lib/backing-services/types';
import type { TenantContext } from '@/trpc/context';
import { tidyLine } from '../../records/text-values';
import { keptDays } from '../expire-import';
import { type Inspected, inspectCsv, inspectXlsx } from '../files/inspect-file';
import { guessObject, guessSetup, type Setup } from '../guessing/guess-setup';
import type { ImportRow } from '../import-state';
import { expireJob } from '../imports.job-kinds';
import { insertImport } from '../imports.queries';
import { whatIsMissing } from '../readiness';
import { asRemembered, findRemembered, isErrorFileOf } from '../remembered';
import type { ImportObject } from '../targets';
import { checkedContent, type Seen } from './checked-content';
import { receiveFile } from './receive-file';

/** The last part of a path, since some browsers send one; never used as a name on disk. */
const tidyName = (name: string): string => tidyLine(name.split(/[\\/]/).at(-1) ?? '').slice(-200) || 'file';

type Upload = { fileName: string; content: Readable; object?: ImportObject };

async function settle(ctx: TenantContext, inspected: Inspected, wanted: ImportObject | undefined) {
  const { headers, samples } = inspected.format;
  const remembered = await ctx.db.read('imports.remembered', (db) => findRemembered(db, inspected, wanted));
  const object = wanted ?? remembered?.object ?? guessObject(headers, samples);
  const guessed = guessSetup(object, inspected.format, ctx.tenant);
  const setup: Setup = remembered ? asRemembered(guessed, remembered) : guessed;
  const resumes =
    remembered && isErrorFileOf(inspected) ? { importId: remembered.id, fileName: remembered.fileName } : undefined;
  return { object, setup, remembered: remembered !== undefined, resumes };
}

/** The row of a new import: how it is read, guessed or remembered from a file with the same columns. */
async function draftOf(
  ctx: TenantContext,
  { fileName, object: wanted }: Upload,
  blob: StoredBlob,
  inspected: Inspected,
): Promise<ImportRow> {
  const { object, setup, remembered, resumes } = await settle(ctx, inspected, wanted);
  const { mapping, options, dateOrderSure, decimalMarkSure } = setup;
  const now = ctx.app.now();
  return {
    tenantId: ctx.tenant.id,
    id: newId(),
    object,
    fileName: tidyName(fileName),
    blobKey: blob.key,
    bytes: blob.bytes,
    format: { ...inspected.format, dateOrderSure, decimalMarkSure, remembered, ...(resumes && { resumes }) },
    mapping,
    options,
    status: whatIsMissing(object, mapping, options).length === 0 ? 'ready' : 'uploaded',
    counts: null,
    rowsTotal: inspected.rows,
    rowsDone: 0,
    error: null,
    createdBy: ctx.actor.id,
    createdAt: now,
    updatedAt: now,
    startedAt: null,
    finishedAt: null,
    version: 1,
  };
}

async function inspect(ctx: TenantContext, blob: StoredBlob, seen: Seen): Promise<Inspected> {
  const { blobs } = ctx.app.services;
  return seen.kind === 'csv' ? inspectCsv(blobs, blob.key, seen) : inspectXlsx(blobs, blob.key);
}

/**
 * Takes a file in and looks through all of it; nothing of a refused file is kept.
 * @throws AppError UNSUPPORTED_FILE, TOO_LARGE or INVALID_INPUT, with a sentence for the person
 */
export async function createImport(ctx: TenantContext, upload: Upload): Promise<{ importId: string }> {
  const { blobs } = ctx.app.services;
  const { content, seen } = checkedContent(upload.content);
  const maxBytes = ctx.app.config.groups.storage.importMaxBytes;
  const blob = await blobs.put(Readable.from(content, { objectMode: false }), { maxBytes });
  let rowsKey = blob.key;
  try {
    const inspected = await inspect(ctx, blob, seen());
    rowsKey = inspected.format.rowsKey;
    const draft = await draftOf(ctx, upload, blob, inspected);
    await ctx.db.transaction('imports.upload', async (tx) => {
      await insertImport(tx, draft);
      const runAt = new Date(draft.createdAt.getTime() + keptDays * 86_400_000);
      await ctx.app.jobs.enqueue(tx, expireJob, { importId: draft.id, keys: [blob.key, rowsKey] }, { runAt });
    });
    return { importId: draft.id };
  } catch (error) {
    await Promise.all([...new Set([blob.key, rowsKey])].map((key) => blobs.delete(key)));
    throw error;
  }
}

/**
 * The handler behind POST …/imports/upload: a form with one part named "file", streamed into the store.
 * @param ctx of somebody with the right 'imports.run'
 */
export const uploadImport = (
  ctx: TenantContext,
  req: IncomingMessage,
  fields: { object?: ImportObject } = {},
): Promise<{ importId: string }> => receiveFile(req, (file) => createImport(ctx, { ...file, ...fields }));
