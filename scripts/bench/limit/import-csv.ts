import { createReadStream } from 'node:fs';
import { parse } from 'csv-parse';
import type { LimitStore, NewPerson, PreparedPerson } from './records';

const rowsOfTransaction = 1_000;

/** A streamed import that checks nothing: parse, write, next. @returns rows */
export async function importCsv(
  store: LimitStore,
  file: string,
  prepare: (person: NewPerson) => PreparedPerson,
): Promise<number> {
  let rows = 0;
  let waiting: PreparedPerson[] = [];
  const write = async () => {
    await store.write(waiting);
    rows += waiting.length;
    waiting = [];
  };
  for await (const cells of createReadStream(file).pipe(parse({ from_line: 2 })) as AsyncIterable<string[]>) {
    const [firstName = '', lastName = '', email = '', phone = '', jobTitle = '', city = '', country = ''] = cells;
    waiting.push(prepare({ firstName, lastName, email, phone, jobTitle, city, country }));
    if (waiting.length === rowsOfTransaction) await write();
  }
  await write();
  return rows;
}
