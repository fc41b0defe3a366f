import { expect } from 'vitest';

export type Refusal = {
  code?: string;
  say?: string;
  fields?: Record<string, string>;
  details?: Record<string, unknown>;
  /** What a schema found, before the procedure was called. */
  issues?: { code: string; path: PropertyKey[] }[];
};

/** What a call was refused with; fails when it was not. */
export async function refusal(work: Promise<unknown>): Promise<Refusal> {
  const error = await work.then(
    () => undefined,
    (thrown: { cause?: Refusal; code?: string }) => thrown.cause ?? thrown,
  );
  expect(error).toBeDefined();
  return error as Refusal;
}
