import type { Measured } from './measured';

const heads = ['', 'work', 'database', 'people', 'CRM Flow', 'held against', 'result', 'by CPU', 'accept', 'goal', ''];

const number = (value: number, unit: Measured['unit']): string => {
  if (Number.isNaN(value)) return '–';
  const digits = unit === '' || unit === '×' ? 2 : value < 10 ? 1 : 0;
  return `${value.toFixed(digits)}${unit && ` ${unit}`}`;
};

/** Where a result stands. Nothing fails on it: the machine and its other work are part of every number. */
export function standing({ value, accept, goal, more }: Measured): 'goal' | 'accepted' | 'below' | '–' {
  if (Number.isNaN(value)) return '–';
  const reaches = (bound: number) => (more ? value >= bound : value <= bound);
  if (reaches(goal)) return 'goal';
  return reaches(accept) ? 'accepted' : 'below';
}

const cellsOf = (line: Measured): string[] => {
  const sign = line.more ? '≥' : '≤';
  const bound = (value: number) => `${sign} ${value}${line.unit && ` ${line.unit}`}`;
  return [
    line.id,
    line.work,
    line.database === 'sqlite' ? 'SQLite' : 'Postgres',
    line.people.toLocaleString('en'),
    line.ours,
    line.against,
    number(line.value, line.unit),
    line.byCpu === undefined ? '' : number(line.byCpu, line.unit),
    bound(line.accept),
    bound(line.goal),
    standing(line),
  ];
};

/** The table in Markdown, readable as it is. */
export function tableOf(lines: readonly Measured[]): string {
  const order = (line: Measured) => Number(line.id.slice(1));
  const rows = lines.toSorted((a, b) => order(a) - order(b)).map(cellsOf);
  const widths = heads.map((head, at) => Math.max(3, head.length, ...rows.map((row) => row[at]?.length ?? 0)));
  const show = (cells: readonly string[]) => `| ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`;
  return [show(heads), show(widths.map((width) => '-'.repeat(width))), ...rows.map(show)].join('\n');
}
