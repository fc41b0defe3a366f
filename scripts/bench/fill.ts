// Fills one database in a process of its own, so that several are filled side by side: fill.ts URL PEOPLE FILE
import { writeFile } from 'node:fs/promises';
import { fillDatabase } from './data';

const [url = '', people = '', file = ''] = process.argv.slice(2);
const kind = url.slice(0, url.indexOf(':'));
const world = await fillDatabase(url, Number(people), (line) => process.stdout.write(`  ${kind} ${people}${line}\n`));
await writeFile(file, JSON.stringify(world));
