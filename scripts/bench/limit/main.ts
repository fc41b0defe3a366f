// The composed limit: the least code that answers with the same bytes. Express over the raw driver, no sign-in, no
// checks, no log. Started by the bench with its database in the environment; listens on loopback only.
import express, { type Request, type RequestHandler, type Response } from 'express';
import { renderToPipeableStream } from 'react-dom/server';
import { importCsv } from './import-csv';
import { peoplePage } from './page';
import { postgresStore } from './postgres-store';
import { preparer } from './prepare';
import type { NewPerson, PersonRow } from './records';
import { viewOf } from './records';
import { sqliteStore } from './sqlite-store';

const { DATABASE_URL = '', TENANT_ID = '', USER_ID = '', LIST_RIGHTS = '{}', PORT } = process.env;
const storeOf = DATABASE_URL.startsWith('file:') ? sqliteStore : postgresStore;
const store = storeOf(DATABASE_URL, TENANT_ID, USER_ID);
const prepare = preparer(TENANT_ID);
const can: unknown = JSON.parse(LIST_RIGHTS);

const handle =
  (work: (req: Request, res: Response) => Promise<void>): RequestHandler =>
  (req, res, next) => {
    work(req, res).catch(next);
  };

const answer = (res: Response, data: unknown) => res.json({ result: { data } });

const cursorOf = ({ createdAt, id }: PersonRow): string =>
  Buffer.from(JSON.stringify(['-createdAt,-id', createdAt.getTime(), id])).toString('base64url');

const app = express();
app.get('/ready', (_req, res) => res.send('ready'));

app.get(
  '/list',
  handle(async (_req, res) => {
    const found = await store.list();
    const rows = found.slice(0, 50);
    const last = rows.at(-1);
    const nextCursor = found.length > 50 && last ? cursorOf(last) : null;
    answer(res, { rows: rows.map(viewOf), nextCursor, total: null, can });
  }),
);

app.get(
  '/get/:id',
  handle(async (req, res) => {
    const found = await store.get(String(req.params.id));
    answer(res, found && viewOf(found));
  }),
);

app.post(
  '/create',
  express.json(),
  handle(async (req, res) => {
    const made = prepare((req.body as { values: NewPerson }).values);
    await store.write([made]);
    const record = await store.get(made.id);
    answer(res, { record: record && viewOf(record), groupId: made.groupId });
  }),
);

app.get(
  '/page',
  handle(async (_req, res) => {
    const rows = (await store.list()).slice(0, 50);
    const { pipe } = renderToPipeableStream(peoplePage(rows), {
      onShellReady() {
        res.setHeader('Content-Type', 'text/html; charset=utf-8');
        pipe(res);
      },
    });
  }),
);

app.post(
  '/import',
  express.json(),
  handle(async (req, res) => {
    const start = performance.now();
    const rows = await importCsv(store, (req.body as { file: string }).file, prepare);
    answer(res, { rows, seconds: (performance.now() - start) / 1_000 });
  }),
);

app.listen(Number(PORT), '127.0.0.1');
