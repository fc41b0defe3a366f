/** Records that are looked at in more ways than as a table. */
const withBoard = new Set(['company', 'deal', 'lead', 'task', 'activity']);
const withDays = new Set(['task', 'activity']);

/** In what ways records of an object can be looked at; a dashboard shows several objects. */
function kindsOf(object: string): readonly string[] {
  if (object === 'dashboard') return ['dashboard'];
  return ['table', ...(withBoard.has(object) ? ['board'] : []), ...(withDays.has(object) ? ['calendar'] : [])];
}

/** What is wrong with the kind or the state of a view: both become an address, which must lead somewhere. */
export function viewProblems(object: string, values: Readonly<Record<string, unknown>>): Record<string, string> {
  const { kind, state } = values;
  const problems: Record<string, string> = {};
  if (typeof kind === 'string' && !kindsOf(object).includes(kind)) {
    problems.kind = 'These records cannot be looked at in this way.';
  }
  // Sent as a header, every other character takes up to nine
  if (typeof state === 'string' && /[^\x21-\x7e]/.test(state)) {
    problems.state = 'Write the arrangement as the query string of an address, percent-encoded.';
  }
  return problems;
}
