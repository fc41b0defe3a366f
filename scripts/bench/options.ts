import { parseArgs } from 'node:util';
import { EXIT, PlainFailure } from '../lib/fail.js';
import type { DatabaseKind } from './measured';

export type BenchOptions = { sizes: number[]; databases: DatabaseKind[]; quick: boolean; minutes: number };

const usage = `npm run bench -- [--people 10000,1000000] [--databases sqlite,postgres] [--minutes 10] [--quick]
  --people     sizes to measure
  --databases  which of sqlite and postgres
  --minutes    time for one database of one size; what does not fit is left out
  --quick      10,000 people, fewer rounds`;

/** @throws PlainFailure with the usage */
export function readOptions(args: string[]): BenchOptions {
  const wrong = (what: string) => new PlainFailure(`${what}\n\n${usage}`, EXIT.usage);
  const read = () => {
    try {
      return parseArgs({
        args,
        options: {
          people: { type: 'string' },
          databases: { type: 'string', default: 'sqlite,postgres' },
          minutes: { type: 'string', default: '10' },
          quick: { type: 'boolean', default: false },
        },
      }).values;
    } catch (error) {
      throw wrong(error instanceof Error ? error.message : String(error));
    }
  };
  const { people, databases, minutes, quick } = read();
  const sizes = (people ?? (quick ? '10000' : '10000,1000000')).split(',').map(Number);
  if (sizes.some((size) => !Number.isInteger(size) || size < 1_000)) throw wrong('--people: whole numbers from 1000.');
  const kinds = databases.split(',');
  const isKind = (kind: string): kind is DatabaseKind => kind === 'sqlite' || kind === 'postgres';
  if (!kinds.every(isKind)) throw wrong('--databases: sqlite, postgres or both.');
  if (!(Number(minutes) > 0)) throw wrong('--minutes: a number above 0.');
  return { sizes: sizes.toSorted((a, b) => a - b), databases: kinds, quick, minutes: Number(minutes) };
}
