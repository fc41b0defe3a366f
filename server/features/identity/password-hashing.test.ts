import { describe, expect, it } from 'vitest';
import { createPasswordHashing } from './password-hashing';

const hashing = createPasswordHashing({ atOnce: 2, waiting: 50 });

describe('passwords at rest', () => {
  it('are Argon2id with a salt of their own, at the agreed cost', async () => {
    const [one, other] = await Promise.all([hashing.hash('four plain words'), hashing.hash('four plain words')]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(one).not.toBe(other);
  });

  it('are compared whole, however the keyboard composed them', async () => {
    const stored = await hashing.hash(' \u00e9tudes in slow motion\u0000 ');
    expect(await hashing.verify(' e\u0301tudes in slow motion\u0000 ', stored)).toBe(true);
    expect(await hashing.verify('\u00e9tudes in slow motion\u0000', stored)).toBe(false);
    expect(await hashing.verify(' \u00e9tudes in slow motion', stored)).toBe(false);
    const long = 'x'.repeat(127);
    const storedLong = await hashing.hash(`${long}y`);
    expect(await hashing.verify(`${long}z`, storedLong)).toBe(false);
  });

  it('never match where there is no account or no text', async () => {
    expect(await hashing.verify('four plain words', undefined)).toBe(false);
    expect(await hashing.verify('\ud83e', await hashing.hash(''))).toBe(false);
  });
});

describe('a flood of sign-ins', () => {
  it('waits in a short queue, and what does not fit is told to come back', async () => {
    const small = createPasswordHashing({ atOnce: 2, waiting: 3 });
    const answers = await Promise.allSettled(Array.from({ length: 9 }, () => small.hash('four plain words')));
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(5);
    const refused = answers.filter((answer) => answer.status === 'rejected');
    expect(refused).toHaveLength(4);
    for (const { reason } of refused) expect(reason).toMatchObject({ code: 'BUSY', details: { retryAfterSeconds: 2 } });
    await expect(small.hash('four plain words')).resolves.toBeTypeOf('string');
  });
});
