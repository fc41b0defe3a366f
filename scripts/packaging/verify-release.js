// ./start.sh --verify: every file of the release against its manifest, the Node.js binary included.
import { findMismatch } from './check-manifest.js';

const mismatch = await findMismatch(new URL('../../', import.meta.url), { everything: true });
if (mismatch) {
  console.error(`This release does not match its manifest: ${mismatch}.`);
  process.exitCode = 65;
} else {
  console.log('Every file matches the manifest.');
}
