import type BetterSqlite3 from 'better-sqlite3';

/** How long a statement may take, as far as its plan tells. */
export type Reach =
  /** A row, or one for each key that was asked for. */
  | 'rows'
  /** As many rows as share a key, or as `limit` takes from an index in its order. Conditions that no index serves can make it all rows. */
  | 'range'
  /** All rows of a table or a workspace are looked at, or sorted. */
  | 'all';

type Line = { id: number; parent: number; detail: string };

const searchLine =
  /^SEARCH .*? USING (?:(AUTOMATIC )?(?:PARTIAL )?(?:COVERING )?INDEX (\S*) ?|(?:INTEGER )?PRIMARY KEY )\((.*?)\)(?: LEFT-JOIN)?$/;
const equalities = (condition: string): string[] =>
  [...condition.matchAll(/(\w+)=\?/g)].flatMap(([, column]) => (column ? [column] : []));

/**
 * Reads the plans that SQLite makes for statements.
 * @returns the reach of a statement. `values` are needed to ask for the plan and do not change it.
 */
export function planReader(connection: BetterSqlite3.Database): (text: string, values: readonly unknown[]) => Reach {
  const uniqueKeys = new Map<string, number>();
  const uniqueKey = connection.prepare<[string], { columns: number }>(
    `select (select count(*) from pragma_index_info(l.name)) as columns
     from sqlite_schema s, pragma_index_list(s.name) l where s.type = 'table' and l.name = ? and l."unique"`,
  );
  /** Columns of a unique index; no number of equalities reaches those of another. */
  function columnsOf(index: string): number {
    let columns = uniqueKeys.get(index);
    if (columns === undefined) {
      columns = uniqueKey.get(index)?.columns ?? Number.POSITIVE_INFINITY;
      uniqueKeys.set(index, columns);
    }
    return columns;
  }

  /** Of one line of a plan; `walk` is a whole workspace, in the order of an index: it ends where `limit` is reached. */
  function reachOf(detail: string, subqueries: ReadonlySet<string>): Reach | 'walk' {
    if (detail.startsWith('SCAN')) {
      const name = detail.split(' ')[1] ?? '';
      return name === 'CONSTANT' || name.startsWith('(') || subqueries.has(name) ? 'rows' : 'all';
    }
    const [, automatic, index, condition = ''] = searchLine.exec(detail) ?? [];
    const equal = equalities(condition);
    if (automatic) return 'all';
    if (equal.includes('rowid') || (index && equal.length >= columnsOf(index))) return 'rows';
    return equal.some((column) => column !== 'tenant_id') ? 'range' : 'walk';
  }

  return (text, values) => {
    // A question about a plan has none itself.
    if (/^\s*explain\b/i.test(text)) return 'rows';
    const lines = connection.prepare<unknown[], Line>(`explain query plan ${text}`).all(...values);
    const named = lines.flatMap(({ detail }) => /^(?:CO-ROUTINE|MATERIALIZE) (\S+)/.exec(detail)?.[1] ?? []);
    const subqueries = new Set(named);
    /** Where rows come in no order: what is sorted, and what several indexes find together. */
    const gathering = new Set(
      lines.flatMap(({ id, parent, detail }) =>
        detail.includes('TEMP B-TREE') ? [parent] : /^INDEX \d/.test(detail) ? [id] : [],
      ),
    );
    if (lines.some(({ detail }) => detail === 'RECURSIVE STEP')) return 'all';
    let widest: Reach = 'rows';
    for (const { detail, parent } of lines) {
      if (!/^(?:SCAN|SEARCH) /.test(detail)) continue;
      const reach = reachOf(detail, subqueries);
      if (reach === 'all' || (reach === 'walk' && gathering.has(parent))) return 'all';
      if (reach !== 'rows') widest = 'range';
    }
    return widest;
  };
}
