// The start of the built server, kept so plain that an old Node.js can read it and say what is wrong: the native
// database driver ends such a process with a segmentation fault otherwise.
import { existsSync } from 'node:fs';
import nodeModule from 'node:module';

const OLDEST_NODE = 22;
const major = Number(process.versions.node.split('.')[0]);

if (major < OLDEST_NODE) {
  console.error(
    `CRM Flow needs Node.js ${OLDEST_NODE} or newer, and this is ${process.version}. ` +
      'A release brings its own: start it with ./start.sh. In a checkout, "npm start" uses the declared one.',
  );
  process.exit(1);
}

const manifest = new URL('../../manifest.json', import.meta.url);
if (existsSync(manifest)) {
  const { findMismatch } = await import('./check-manifest.js');
  const mismatch = await findMismatch(new URL('../../', import.meta.url));
  if (mismatch) {
    console.error(
      `This release does not match its manifest: ${mismatch}. It was not started; unpack the release anew.`,
    );
    process.exit(65);
  }
}

// Compiled code is kept between starts, which halves the start. A folder that cannot be written is no reason to stop.
if (!nodeModule.getCompileCacheDir?.()) {
  nodeModule.enableCompileCache?.(new URL('../.compile-cache', import.meta.url).pathname);
}
setTimeout(() => nodeModule.flushCompileCache?.(), 5_000).unref();

await import('./main.js');
