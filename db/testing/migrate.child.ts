/**
 * A process of its own that migrates: `migrate.child.ts <url> [<n>]`. Prints the result as JSON. With `n`, it is killed
 * (SIGKILL) when about to send its nth statement.
 */
import BetterSqlite3 from 'better-sqlite3';
import pg from 'pg';
import { migrate } from '../migrate';

const [url = '', killAt] = process.argv.slice(2);

if (killAt) {
  let left = Number(killAt);
  const count = () => {
    left -= 1;
    if (left === 0) process.kill(process.pid, 'SIGKILL');
  };
  const query = pg.Client.prototype.query;
  pg.Client.prototype.query = function counted(this: pg.Client, ...args: unknown[]) {
    count();
    return Reflect.apply(query, this, args);
  } as typeof query;
  const exec = BetterSqlite3.prototype.exec;
  BetterSqlite3.prototype.exec = function counted(this: BetterSqlite3.Database, text: string) {
    count();
    return exec.call(this, text);
  };
}

process.stdout.write(JSON.stringify(await migrate({ url })));
