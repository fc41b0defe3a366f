import { randomFillSync } from 'node:crypto';
import { v7 } from 'uuid';

declare const tenant: unique symbol;
/** Id of a workspace that was proven for this request or job. Text from outside becomes one through `asTenantId` only. */
export type TenantId = string & { readonly [tenant]: true };

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

const idBytes = 16;
/** Random bytes for many ids at once: asked for one by one, they are five sixths of the time that an id takes. */
const pool = new Uint8Array(idBytes * 256);
let used = pool.length;

function randomBytes(): Uint8Array {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += idBytes;
  return pool.subarray(used - idBytes, used);
}

let msecs = 0;
let seq = 0;

/** UUIDv7: sorts by time of making, also within a millisecond and when the clock goes back. */
export function newId(): string {
  const random = randomBytes();
  const now = Date.now();
  if (now > msecs) {
    msecs = now;
    seq = new DataView(random.buffer, random.byteOffset).getUint32(6) & 0x7fff_ffff;
  } else seq += 1;
  return v7({ random, msecs, seq });
}

export const isId = (text: string): boolean => uuid.test(text);

/** @throws when the text is no UUID in lower case: it is put into SQL settings as it is. */
export function asTenantId(provenTenantId: string): TenantId {
  if (!isId(provenTenantId)) throw new Error('not a tenant id');
  return provenTenantId as TenantId;
}
