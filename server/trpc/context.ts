import type { Database, TenantDatabase } from '@db/database';
import type { TenantId } from '@db/ids';
import type { BackingServices } from '@/lib/backing-services/types';
import type { Config } from '@/lib/config';
import type { Jobs } from '@/lib/jobs/types';
import type { Logger } from '@/lib/logging';
import type { Metrics } from '@/lib/observability';
import type { Permission, Role } from './access';

/** What a process has one of; made by `server/compose.ts`. */
export type AppServices = {
  readonly config: Config;
  readonly secret: string;
  readonly database: Database;
  readonly services: BackingServices;
  readonly jobs: Jobs;
  readonly metrics: Metrics;
  readonly now: () => Date;
};

export type Tenant = {
  id: TenantId;
  name: string;
  slug: string;
  timeZone: string;
  locale: string;
  currency: string;
  defaultCountry: string;
};

export type User = { id: string; name: string; email: string };

/** Who is asking, proven before the router is called. A workspace that was named but not proven is not in here. */
export type Subject =
  | { kind: 'anonymous' }
  | { kind: 'user'; user: User; sessionId: string; tenant?: Tenant; role?: Role }
  | { kind: 'api-key'; keyId: string; name: string; tenant: Tenant; role: Role };

/** Who is written into the change log. */
export type Actor = { kind: 'user' | 'api-key' | 'system'; id: string | null; name: string };

export type Cookies = {
  get(name: string): string | undefined;
  /** The raw value of one Set-Cookie header. */
  append(setCookie: string): void;
};

/** Every request has one. `app` is shared, the rest belongs to the request. */
export type RequestContext = {
  readonly app: AppServices;
  readonly requestId: string;
  readonly logger: Logger;
  readonly subject: Subject;
  /** For rate limits; behind trusted proxies only it is what they say. */
  readonly clientAddress: string;
  readonly userAgent: string | undefined;
  /** What people type in front of a path, e.g. `https://crm.example.com`; links in mails start with it. */
  readonly publicOrigin: string;
  readonly cookies: Cookies;
  readonly signal?: AbortSignal;
};

export type SignedInContext = RequestContext & { readonly user: User; readonly sessionId: string };

/** Inside a workspace. Features take this, or the part they need. */
export type TenantContext = RequestContext & {
  readonly tenant: Tenant;
  readonly role: Role;
  readonly actor: Actor;
  readonly db: TenantDatabase;
  can(permission: Permission): boolean;
};
