import * as z from 'zod';
import { type Permission, permissions, roles } from '../../trpc/access';
import { countryCodes } from '../records/countries';

const works = (attempt: () => unknown): boolean => {
  try {
    return attempt() !== undefined;
  } catch {
    return false;
  }
};

const isTimeZone = (zone: string) => works(() => new Intl.DateTimeFormat('en', { timeZone: zone }));
const isLocale = (locale: string) => works(() => Intl.DateTimeFormat.supportedLocalesOf(locale)[0]);
const isCurrency = (code: string) => Intl.supportedValuesOf('currency').includes(code);

/** A name on one line. Control characters would hide in mails and logs, and Postgres cannot hold a NUL. */
export const shortName = (max: number) =>
  z
    .string()
    .trim()
    .min(1, 'Enter a name.')
    .max(max, `Use at most ${max} characters.`)
    .regex(/^[^\p{Cc}]*$/u, 'A name has no line breaks or control characters.');

export const workspaceName = shortName(80);

/** IANA name, e.g. Europe/Berlin. */
export const timeZone = z.string().max(64).refine(isTimeZone, 'This time zone is not known.');
/** BCP 47, e.g. de-CH: how numbers and dates are written. */
export const locale = z.string().max(35).refine(isLocale, 'This language and region is not known.');
/** ISO 4217. */
export const currency = z
  .string()
  .regex(/^[A-Z]{3}$/, 'A currency has three capital letters.')
  .refine(isCurrency, 'This currency is not known.');
/** ISO 3166. */
export const country = z
  .string()
  .regex(/^[A-Z]{2}$/, 'A country has two capital letters.')
  .refine((code) => countryCodes.includes(code), 'This country is not known.');

export const role = z.enum(roles);
export const permission = z.enum(Object.keys(permissions) as [Permission, ...Permission[]]);

export const workspaceView = z.object({
  id: z.string(),
  name: z.string(),
  slug: z.string(),
  timeZone: z.string(),
  locale: z.string(),
  currency: z.string(),
  defaultCountry: z.string(),
  version: z.number(),
});
export type WorkspaceView = z.output<typeof workspaceView>;

/** One of the workspaces of a person. */
export const membershipView = z.object({ id: z.string(), name: z.string(), slug: z.string(), role });
export type MembershipView = z.output<typeof membershipView>;

export const createWorkspaceInput = z.strictObject({
  name: workspaceName,
  timeZone: timeZone.optional(),
  locale: locale.optional(),
  currency: currency.optional(),
  defaultCountry: country.optional(),
});

export const updateWorkspaceInput = z.strictObject({
  /** The version that was read; a stale one is refused. */
  version: z.int().min(1),
  values: z.strictObject({
    name: workspaceName.optional(),
    timeZone: timeZone.optional(),
    locale: locale.optional(),
    currency: currency.optional(),
    defaultCountry: country.optional(),
  }),
});

export const deleteWorkspaceInput = z.strictObject({
  /** The workspace's name, typed by the person who deletes it. */
  name: z.string().max(200),
});
