export const delimiters = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof delimiters)[number];
/** '' means: quotes are ordinary characters. */
export type Quote = '"' | "'" | '';
export type CsvDialect = { delimiter: Delimiter; quote: Quote };

/** Cells per line of `text`, as a reader with this dialect would count them. The last line may be cut off: it is left out. */
function cellCounts(text: string, { delimiter, quote }: CsvDialect, maxLines: number): number[] {
  const counts: number[] = [];
  let cells = 1;
  let quoted = false;
  let fieldStart = true;
  let empty = true;
  for (let at = 0; at < text.length && counts.length < maxLines; at++) {
    const char = text[at]!;
    if (quoted) {
      if (char !== quote) continue;
      if (text[at + 1] === quote) at += 1;
      else quoted = false;
    } else if (char === '\n' || char === '\r') {
      if (char === '\r' && text[at + 1] === '\n') at += 1;
      if (!empty) counts.push(cells);
      cells = 1;
      fieldStart = true;
      empty = true;
      continue;
    } else if (char === delimiter) {
      cells += 1;
      fieldStart = true;
      empty = false;
      continue;
    } else if (fieldStart && char === quote) {
      quoted = true;
    }
    fieldStart = false;
    empty = false;
  }
  if (!empty && counts.length === 0) counts.push(cells);
  return counts;
}

/** How well the counts agree: lines with the commonest count over one, wide tables before narrow ones. */
function score(counts: readonly number[]): number {
  const tally = new Map<number, number>();
  for (const count of counts) tally.set(count, (tally.get(count) ?? 0) + 1);
  let best = 0;
  for (const [cells, lines] of tally) {
    if (cells > 1) best = Math.max(best, (lines / counts.length) * (1 + Math.log2(cells) / 10));
  }
  // A header of many cells says more than rows: some files leave out trailing cells.
  return best + ((counts[0] ?? 1) > 1 ? 0.2 : 0);
}

/** Which quote stands at the beginning of cells. Quotes only inside cells are no quotes. */
function quoteOf(text: string, delimiter: Delimiter): Quote {
  const escaped = delimiter === '|' ? '\\|' : delimiter;
  if (new RegExp(`(^|[\\n\\r${escaped}])"`).test(text)) return '"';
  const single =
    text.match(new RegExp(`(?<=^|[\\n\\r${escaped}])'[^'\\n]*'(?=[\\n\\r${escaped}]|$)`, 'g'))?.length ?? 0;
  if (single > 2) return "'";
  return text.includes('"') ? '' : '"';
}

/** Guesses delimiter and quote from the beginning of a file. A single column reads the same with any delimiter: comma. */
export function guessDialect(text: string): CsvDialect {
  const sample = text.replace(/^\ufeff/, '');
  const declared = /^sep=([,;\t|])\r?\n/i.exec(sample);
  if (declared) return { delimiter: declared[1] as Delimiter, quote: quoteOf(sample, declared[1] as Delimiter) };
  let best: { dialect: CsvDialect; score: number } = {
    dialect: { delimiter: ',', quote: quoteOf(sample, ',') },
    score: 0.4,
  };
  for (const delimiter of delimiters) {
    const dialect = { delimiter, quote: quoteOf(sample, delimiter) };
    const found = score(cellCounts(sample, dialect, 200));
    if (found > best.score) best = { dialect, score: found };
  }
  return best.dialect;
}

/** Excel writes `sep=;` as a first line of its own, which is no row. */
export const hasSeparatorLine = (text: string): boolean => /^\ufeff?sep=[,;\t|]\r?\n/i.test(text);
