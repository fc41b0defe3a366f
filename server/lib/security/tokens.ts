import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** 256 random bits as 43 characters for cookies, links and keys. Shown to its holder, never stored. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** What is stored of a token: its SHA-256 in hex. Enough for 256 random bits; passwords need a slow hash instead. */
export const tokenHash = (token: string): string => createHash('sha256').update(token).digest('hex');

/** A mark that only holders of the secret can make, as base64url. `purpose` keeps marks of different uses apart. */
export const signed = (secret: string, purpose: string, text: string): string =>
  createHmac('sha256', secret).update(`${purpose}\0${text}`).digest('base64url');

/** Compares without telling by its time where the texts differ. */
export function sameText(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)];
  return left.length === right.length && timingSafeEqual(left, right);
}
