import { describe, expect, it } from 'vitest';
import type { PageContext } from '@/api/types';
import { attempt } from './api.server';

const refusedWith = (details?: Record<string, unknown>) =>
  attempt(
    {
      request: new Request('http://localhost/sign-in'),
      context: {
        subject: { kind: 'anonymous' },
        explain: () => ({
          code: 'RATE_LIMITED',
          message: 'Wait.',
          requestId: 'r',
          status: 429,
          ...(details && { details }),
        }),
      } as unknown as PageContext,
    },
    () => Promise.reject(new Error('refused')),
  );

describe('a refused form', () => {
  it('is answered with the status of the refusal, and when to try again', async () => {
    expect(await refusedWith({ retryAfterSeconds: 29.2 })).toMatchObject({
      ok: false,
      error: { code: 'RATE_LIMITED', message: 'Wait.' },
      init: { status: 429, headers: { 'Retry-After': '30' } },
    });
  });

  it('says no time where the refusal knows none', async () => {
    expect(await refusedWith()).toMatchObject({ init: { status: 429, headers: {} } });
  });
});
