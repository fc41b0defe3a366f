/**
 * The oldest Node.js that can run the scripts up to the point where the project's own takes over. This file, and the
 * scripts that import it statically, must be readable by a far older one, or it could not say what is wrong.
 */
const OLDEST = 18;

/** Ends the process with a plain message where Node.js is too old to go on. */
export function requireNode() {
  if (Number(process.versions.node.split('.')[0]) >= OLDEST) return;
  console.error(
    `Node.js ${OLDEST} or newer is needed to install CRM Flow, and this is ${process.version}. ` +
      'CRM Flow then brings the version that it runs on by itself.',
  );
  process.exit(1);
}
