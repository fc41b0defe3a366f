import { hash, verify } from '@node-rs/argon2';
import { AppError } from '@/lib/errors';
import { normalizedPassword } from './passwords.rules';

/** Argon2id (the library's default kind) as OWASP gives it: 19 MiB, two passes. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Of a random text that was thrown away: what is compared with where there is no account. */
const nobodysHash = '$argon2id$v=19$m=19456,t=2,p=1$qpak+/BaqV/TLeJRcSjONQ$FDOWNWwQOtf6CW/G0o7UJ21LnR9RuIAGjPBjrMkcxYc';

export type PasswordHashing = {
  /** @throws AppError BUSY when too many wait. */
  hash(password: string): Promise<string>;
  /**
   * False for a wrong password, after the same work whether there is a hash to compare with or not.
   * @throws AppError BUSY when too many wait.
   */
  verify(password: string, storedHash: string | undefined): Promise<boolean>;
};

/** Runs at most `atOnce` works at a time and lets at most `waiting` wait: each one takes 19 MiB while it runs. */
function limiter(atOnce: number, waiting: number) {
  const queue: (() => void)[] = [];
  let running = 0;
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (running >= atOnce) {
      if (queue.length >= waiting) {
        throw new AppError('BUSY', {
          say: 'Too many people sign in just now. Try again in a moment.',
          details: { retryAfterSeconds: 2 },
        });
      }
      await new Promise<void>((resolve) => queue.push(resolve));
    } else running += 1;
    try {
      return await work();
    } finally {
      const next = queue.shift();
      // A waiting work takes over the place, so that none that comes meanwhile can slip in between.
      if (next) next();
      else running -= 1;
    }
  };
}

export function createPasswordHashing({ atOnce, waiting }: { atOnce: number; waiting: number }): PasswordHashing {
  const limited = limiter(atOnce, waiting);
  return {
    hash: (password) => limited(() => hash(normalizedPassword(password) ?? '', cost)),
    verify: (password, storedHash) =>
      limited(async () => {
        const text = normalizedPassword(password);
        const matches = await verify(storedHash ?? nobodysHash, text ?? '');
        return matches && storedHash !== undefined && text !== undefined;
      }),
  };
}

/** One for the process, since what it protects is the memory of the process. */
export const passwordHashing = createPasswordHashing({ atOnce: 2, waiting: 50 });
