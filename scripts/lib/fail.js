/** Exit codes of sysexits.h, which the server uses too (docs/operations). */
export const EXIT = { usage: 64, data: 65, unavailable: 69 };

/**
 * A failure that the person at the keyboard can mend: shown without a stack.
 */
export class PlainFailure extends Error {
  /**
   * @param {string} message what is wrong and what to do about it
   * @param {number} [exitCode]
   */
  constructor(message, exitCode = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}

/**
 * Runs a script's main function; a PlainFailure becomes its message and exit code, anything else keeps its stack.
 *
 * @param {() => Promise<void>} main
 */
export async function runScript(main) {
  try {
    await main();
  } catch (error) {
    if (!(error instanceof PlainFailure)) throw error;
    console.error(`\n${error.message}`);
    process.exitCode = error.exitCode;
  }
}
