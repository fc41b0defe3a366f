import { isId } from '@db/ids';
import { newToken } from '@/lib/security/tokens';

const shape = /^crmflow_([A-Za-z0-9_-]{22})_([A-Za-z0-9_-]{43})$/;

/** A new key: which workspace it belongs to, then 256 random bits. Scanners for leaked secrets know it by its beginning. */
export function newKeyText(tenantId: string): string {
  const tenant = Buffer.from(tenantId.replaceAll('-', ''), 'hex').toString('base64url');
  return `crmflow_${tenant}_${newToken()}`;
}

/** The id of the workspace that a key says it belongs to, or undefined for text that is no key. */
export function tenantIdOfKey(key: string): string | undefined {
  const tenant = shape.exec(key)?.[1];
  if (!tenant) return undefined;
  const hex = Buffer.from(tenant, 'base64url').toString('hex');
  const id = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return isId(id) ? id : undefined;
}

/** What a list shows of a key, to tell it from others: the first of its 43 secret characters. */
export const prefixOf = (key: string): string => key.slice(-43, -35);
