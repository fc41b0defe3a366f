import { createServer } from 'node:net';
import { EXIT, PlainFailure } from '../lib/fail.js';

/**
 * Fails with exit code 69 and a way out where the port cannot be had.
 *
 * @param {{ host: string, port: number }} address
 */
export async function refuseTakenPort({ host, port }) {
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new PlainFailure(`PORT must be a number from 0 to 65535, and is "${process.env.PORT}".`, EXIT.usage);
  }
  const problem = await tryToListen(host, port);
  if (!problem) return;
  const other = `Choose another one, for example: PORT=${port === 3001 ? 3002 : 3001} npm run quickstart`;
  if (problem.code === 'EADDRINUSE') {
    throw new PlainFailure(
      `Port ${port} is taken: another program listens on ${host}:${port}.\n${other}`,
      EXIT.unavailable,
    );
  }
  if (problem.code === 'EACCES') {
    throw new PlainFailure(`Port ${port} may not be used by this user.\n${other}`, EXIT.unavailable);
  }
  throw new PlainFailure(
    `Nothing can listen on ${host}:${port} (${problem.code ?? problem.message}).`,
    EXIT.unavailable,
  );
}

/** @returns {Promise<NodeJS.ErrnoException | undefined>} */
function tryToListen(host, port) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', resolve);
    probe.listen(port, host, () => probe.close(() => resolve(undefined)));
  });
}
