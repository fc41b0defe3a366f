import type { ConfigProblem } from './rules';

/** Edits (insert, delete, replace) between two short texts. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replace = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replace, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row[b.length]!;
}

function nearestName(wanted: string, names: readonly string[]): string {
  const ranked = names.map((name) => ({ name, edits: distance(wanted, name) })).sort((a, b) => a.edits - b.edits);
  return ranked[0]?.name ?? '';
}

/** Our variables have no prefix, so a name that begins with CRM_ was meant for us and missed. */
export function unknownNames(env: Record<string, string | undefined>, names: readonly string[]): ConfigProblem[] {
  return Object.keys(env)
    .filter((name) => name.startsWith('CRM_'))
    .sort()
    .map((name) => {
      const nearest = nearestName(name.replace(/^CRM_(FLOW_)?/, ''), names);
      return { name, problem: `is not a known variable; the nearest is ${nearest}`, example: `${nearest}=…` };
    });
}
