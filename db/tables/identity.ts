import type { Kit } from '../dialects/sqlite';

/** Who somebody is: no tenant here. Read and written by the identity feature alone. */
export const identityTables = (k: Kit) => {
  const users = k.table(
    'users',
    {
      id: k.id('id').primaryKey(),
      name: k.text('name').notNull(),
      email: k.text('email').notNull(),
      emailVerified: k.flag('email_verified').notNull().default(false),
      image: k.text('image'),
      createdAt: k.instant('created_at').notNull(),
      updatedAt: k.instant('updated_at').notNull(),
    },
    (t) => [k.uniqueIndex('users_email_ux').on(t.email)],
  );

  const sessions = k.table(
    'sessions',
    {
      id: k.id('id').primaryKey(),
      userId: k
        .id('user_id')
        .notNull()
        .references(() => users.id, { onDelete: 'cascade' }),
      /** SHA-256 of the cookie's token: a stolen database opens no session. */
      token: k.text('token').notNull(),
      expiresAt: k.instant('expires_at').notNull(),
      lastSeenAt: k.instant('last_seen_at'),
      /** The workspace this session looks at. */
      activeTenantId: k.id('active_tenant_id'),
      ipAddress: k.text('ip_address'),
      userAgent: k.text('user_agent'),
      createdAt: k.instant('created_at').notNull(),
      updatedAt: k.instant('updated_at').notNull(),
    },
    (t) => [k.uniqueIndex('sessions_token_ux').on(t.token), k.index('sessions_user_ix').on(t.userId)],
  );

  const accounts = k.table(
    'accounts',
    {
      id: k.id('id').primaryKey(),
      userId: k
        .id('user_id')
        .notNull()
        .references(() => users.id, { onDelete: 'cascade' }),
      accountId: k.text('account_id').notNull(),
      providerId: k.text('provider_id').notNull(),
      password: k.text('password'),
      accessToken: k.text('access_token'),
      refreshToken: k.text('refresh_token'),
      idToken: k.text('id_token'),
      accessTokenExpiresAt: k.instant('access_token_expires_at'),
      refreshTokenExpiresAt: k.instant('refresh_token_expires_at'),
      scope: k.text('scope'),
      createdAt: k.instant('created_at').notNull(),
      updatedAt: k.instant('updated_at').notNull(),
    },
    (t) => [
      k.index('accounts_user_ix').on(t.userId),
      k.uniqueIndex('accounts_provider_ux').on(t.providerId, t.accountId),
    ],
  );

  const verifications = k.table(
    'verifications',
    {
      id: k.id('id').primaryKey(),
      identifier: k.text('identifier').notNull(),
      value: k.text('value').notNull(),
      expiresAt: k.instant('expires_at').notNull(),
      createdAt: k.instant('created_at').notNull(),
      updatedAt: k.instant('updated_at').notNull(),
    },
    (t) => [k.index('verifications_identifier_ix').on(t.identifier)],
  );

  return { users, sessions, accounts, verifications };
};
