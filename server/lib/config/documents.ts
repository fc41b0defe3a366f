import { isSecret } from './config';
import { environmentSchema, type SettingName, settingGroups } from './schema';
import { settingNotes } from './value-types';

type Row = { name: SettingName; about: string; default: string; example: string; since: string; secret: boolean };

function rowOf(name: SettingName): Row {
  const schema = environmentSchema.shape[name];
  const notes = settingNotes.get(schema);
  if (!notes) throw new Error(`${name} has no notes for operators`);
  const byItself: unknown = schema.safeParse(undefined).data;
  return { ...notes, name, default: notes.default ?? String(byItself ?? 'none'), secret: isSecret(name) };
}

/** Every variable with its notes, by group, in the order of the schema. */
export const documentedGroups = () =>
  Object.values(settingGroups).map(({ title, settings }) => ({
    title,
    rows: (Object.keys(settings) as SettingName[]).map(rowOf),
  }));

/** The text of `.env.example`. Every line is commented out, because every default works. */
export function renderEnvExample(): string {
  const head = [
    '# Every setting of CRM Flow. None is required: without any, it runs on an SQLite file in ./data.',
    '# Copy to .env for development (only development reads that file), or set them in the real environment.',
    '# An empty value counts as unset. For a secret, <NAME>_FILE may name a file that holds it.',
    '# Generated from server/lib/config/settings by scripts/config-docs.ts; do not edit.',
  ];
  const groups = documentedGroups().map(({ title, rows }) =>
    [
      `# --- ${title} ---`,
      ...rows.map(({ name, about, default: usual, example, secret }) =>
        [`# ${about}`, `# Default: ${usual}${secret ? ' (secret)' : ''}`, `# ${name}=${example}`].join('\n'),
      ),
    ].join('\n\n'),
  );
  return `${[head.join('\n'), ...groups].join('\n\n')}\n`;
}

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('<', '&lt;');

/** The README's table of variables. */
function renderTable(): string {
  const head = '| Variable | What it does | Default | Example | Since |\n|---|---|---|---|---|';
  const rows = documentedGroups().flatMap(({ title, rows: settings }) => [
    `| **${title}** | | | | |`,
    ...settings.map(
      ({ name, about, default: usual, example, since, secret }) =>
        `| \`${name}\` | ${cell(about)}${secret ? ' *Secret.*' : ''} | ${cell(usual)} | ${cell(example)} | ${since} |`,
    ),
  ]);
  return [head, ...rows].join('\n');
}

const startMarker = '<!-- config:start -->';
const endMarker = '<!-- config:end -->';

/** A document with what stands between its two markers replaced by the table. Throws if the markers are missing. */
export function withTable(document: string): string {
  const start = document.indexOf(startMarker);
  const end = document.indexOf(endMarker);
  if (start < 0 || end < start) throw new Error(`the document needs the markers ${startMarker} and ${endMarker}`);
  return `${document.slice(0, start + startMarker.length)}\n${renderTable()}\n${document.slice(end)}`;
}
