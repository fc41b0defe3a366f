/**
 * Hands signals on to a child that does the real work, while this process waits for it. A Ctrl-C at a terminal reaches
 * both by itself: handed on, it would be the second one, at which a server stops at once and not in order.
 *
 * @param {import('node:child_process').ChildProcess} child
 */
export function forwardSignals(child) {
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  process.on('SIGINT', () => {
    if (!process.stdin.isTTY) child.kill('SIGINT');
  });
}
