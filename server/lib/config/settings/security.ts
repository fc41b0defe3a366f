import { choice, setting, text, wholeNumber } from '../value-types';

const since = '0.1.0';

export const security = {
  APP_SECRET: setting(text('must have at least 32 characters', (value) => value.length >= 32).optional(), {
    since,
    secret: true,
    example: '<output of: openssl rand -base64 48>',
    default: 'created once in <DATA_DIR>/app-secret on SQLite; required on Postgres',
    about: 'Signs and encrypts. The same for every process; changing it ends all sessions.',
  }),
  SECURE_COOKIES: setting(choice(['auto', 'true', 'false']).default('auto'), {
    since,
    example: 'true',
    about: 'Send cookies over https only. auto: whenever the request came over https.',
  }),
  CSP_MODE: setting(choice(['enforce', 'report-only']).default('enforce'), {
    since,
    example: 'report-only',
    about: 'Whether the content security policy blocks or only reports.',
  }),
  SIGN_UP: setting(choice(['open', 'invitation']).default('open'), {
    since,
    example: 'invitation',
    about: 'Who may create an account: everyone, or invited people only.',
  }),
  SESSION_IDLE_MINUTES: setting(wholeNumber(5, 60 * 24 * 30).default(480), {
    since,
    example: '60',
    about: 'A session ends after this time without use.',
  }),
  SESSION_MAX_DAYS: setting(wholeNumber(1, 90).default(30), {
    since,
    example: '7',
    about: 'A session ends after this time in any case.',
  }),
};
