/** What a reading thread is started with. `stop[0]` is 1 when it is to stop what it does. */
export type ReaderData = { path: string; stop: Int32Array };
/** One statement for a reading thread. `arrays` gives each row as its values in order, `objects` by name. */
export type Question = { text: string; values: readonly unknown[]; rows: 'arrays' | 'objects' };
/** What the thread answers. `code` is SQLite's, e.g. 'SQLITE_CORRUPT', where the failure is its own. */
export type Answer = { rows: unknown[] } | { failure: { message: string; code: string | undefined } };
