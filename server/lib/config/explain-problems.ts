import type { ConfigProblem } from './rules';

/** EX_CONFIG of sysexits: a supervisor can tell "set it right" from "try again". */
export const configExitCode = 78;

/** The report an operator reads: one paragraph per variable, no stack, no value. */
export function explainProblems(problems: readonly ConfigProblem[]): string {
  const count = problems.length === 1 ? '1 setting is wrong' : `${problems.length} settings are wrong`;
  const lines = problems.map(({ name, problem, example }) => `  ${name} ${problem}\n    for example: ${example}`);
  return [
    `CRM Flow did not start: ${count}.`,
    '',
    ...lines,
    '',
    'Every setting is described in .env.example.',
    '',
  ].join('\n');
}

/** Says what is wrong and leaves with 78. Call it before any port is opened. */
export function exitWithProblems(
  problems: readonly ConfigProblem[],
  write: (text: string) => void = (text) => process.stderr.write(text),
  exit: (code: number) => never = process.exit,
): never {
  write(explainProblems(problems));
  return exit(configExitCode);
}
