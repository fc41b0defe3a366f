const PARENT_LOOK_MS = 500;

/**
 * Hands signals on to a child that does the real work, while this process waits for it. A Ctrl-C at a terminal reaches
 * both by itself: handed on, it would be the second one, at which a server stops at once and not in order.
 *
 * npm runs a script in a shell and ends that shell alone, so "kill" of an npm process says nothing to us: the child is
 * then asked to end because our parent is gone.
 *
 * @param {import('node:child_process').ChildProcess} child
 */
export function forwardSignals(child) {
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  process.on('SIGINT', () => {
    if (!process.stdin.isTTY) child.kill('SIGINT');
  });
  const parent = process.ppid;
  const look = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(look);
    child.kill('SIGTERM');
  }, PARENT_LOOK_MS);
  look.unref();
}
