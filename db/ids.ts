import { v7 } from 'uuid';

declare const tenant: unique symbol;
/** Id of a workspace that was proven for this request or job. Text from outside becomes one through `asTenantId` only. */
export type TenantId = string & { readonly [tenant]: true };

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** UUIDv7: sorts by time of making. */
export const newId = (): string => v7();

export const isId = (text: string): boolean => uuid.test(text);

/** @throws when the text is no UUID in lower case: it is put into SQL settings as it is. */
export function asTenantId(provenTenantId: string): TenantId {
  if (!isId(provenTenantId)) throw new Error('not a tenant id');
  return provenTenantId as TenantId;
}
