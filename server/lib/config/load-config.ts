import { type Config, isSecret, makeConfig, settingNames } from './config';
import { adviceFor, brokenRules, type ConfigProblem } from './rules';
import { environmentSchema, type SettingName } from './schema';
import { unknownNames } from './unknown-names';
import { settingNotes } from './value-types';

export type EnvironmentText = Record<string, string | undefined>;
/** Reads the file that a `<NAME>_FILE` variable names; throws when it cannot. */
export type ReadSecretFile = (path: string) => string;

export type ConfigResult =
  | { ok: true; config: Config; warnings: ConfigProblem[] }
  | { ok: false; problems: ConfigProblem[] };

const exampleOf = (name: SettingName): string =>
  `${name}=${settingNotes.get(environmentSchema.shape[name])?.example ?? ''}`;

const given = (text: string | undefined): text is string => text !== undefined && text.trim() !== '';

const cannotRead: ReadSecretFile = () => {
  throw new Error('no reader for secret files was given');
};

/** One variable's text: its own, or the content of the file that its `_FILE` twin names. */
function textOf(
  name: SettingName,
  env: EnvironmentText,
  readFile: ReadSecretFile,
): { text?: string; problem?: string } {
  const own = env[name];
  const path = isSecret(name) ? env[`${name}_FILE`] : undefined;
  if (!given(path)) return given(own) ? { text: own.trim() } : {};
  if (given(own)) return { problem: `is set twice: by itself and by ${name}_FILE` };
  try {
    const text = readFile(path.trim()).trim();
    return text === '' ? { problem: `is empty: the file that ${name}_FILE names holds nothing` } : { text };
  } catch {
    return { problem: `cannot be read: ${name}_FILE names a file that is missing or closed to this user` };
  }
}

/**
 * The environment as a typed value, or everything that is wrong with it at once. Pure: the given record is all it reads,
 * and files only through `readFile`. No problem ever quotes a value, which might be a secret in the wrong place.
 */
export function loadConfig(env: EnvironmentText, readFile: ReadSecretFile = cannotRead): ConfigResult {
  const problems: ConfigProblem[] = [];
  const texts: Partial<Record<SettingName, string>> = {};
  for (const name of settingNames) {
    const { text, problem } = textOf(name, env, readFile);
    if (problem) problems.push({ name, problem, example: exampleOf(name) });
    else if (text !== undefined) texts[name] = text;
  }

  const parsed = environmentSchema.safeParse(texts);
  for (const issue of parsed.error?.issues ?? []) {
    const name = String(issue.path[0]) as SettingName;
    problems.push({ name, problem: issue.message, example: exampleOf(name) });
  }
  if (!parsed.success || problems.length > 0) return { ok: false, problems: inOrder(problems) };

  const config = makeConfig(parsed.data);
  const set = new Set(Object.keys(texts) as SettingName[]);
  const broken = brokenRules(config, set);
  if (broken.length > 0) return { ok: false, problems: inOrder(broken) };
  return { ok: true, config, warnings: [...adviceFor(config, set), ...unknownNames(env, settingNames)] };
}

const inOrder = (problems: ConfigProblem[]): ConfigProblem[] =>
  problems.sort((a, b) => settingNames.indexOf(a.name as SettingName) - settingNames.indexOf(b.name as SettingName));
