import { describe, expect, it } from 'vitest';
import { whyOf } from './why';

const coded = (code: string, message = 'password "s3cret" at db.internal:5432') =>
  Object.assign(new Error(message), { code });

describe('why a service fails', () => {
  it.each([
    [coded('ECONNREFUSED'), 'connection refused'],
    [coded('28P01'), 'sign-in refused'],
    [new Error('Command timed out'), 'no answer in time'],
    [new Error('timeout exceeded when trying to connect'), 'no answer in time'],
    [AbortSignal.abort().reason, 'no answer in time'],
    [new Error('WRONGPASS invalid username-password pair'), 'sign-in refused'],
    [new Error('query failed', { cause: coded('57P03') }), 'starting up'],
    [coded('SQLITE_CORRUPT'), 'failed (SQLITE_CORRUPT)'],
    [coded('odd code: s3cret'), 'failed'],
    [new Error('password "s3cret"'), 'failed'],
    ['a text', 'failed'],
  ])('%s → %s', (error, why) => {
    expect(whyOf(error)).toBe(why);
  });
});
