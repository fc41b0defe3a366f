import type { Writing } from '~/features/records/values';
import { numberFormat } from '~/lib/formats';
import type { Head } from './board-plan';
import { ColumnFigures, totalOf } from './column-figures';
import { isOpenStage, type Pipeline } from './deal';

type Props = { pipeline: Pipeline; heads: readonly Head[]; writing: Writing; narrowed: boolean };

/** What all open stages come to. */
export function TotalBar({ pipeline, heads, writing, narrowed }: Props) {
  const open = new Set(pipeline.stages.filter(isOpenStage).map(({ id }) => id));
  const total = totalOf(heads.filter(({ id }) => open.has(id)));
  const words = `${narrowed ? 'matching ' : ''}open ${total.count === 1 ? 'deal' : 'deals'}`;
  return (
    <footer className="flex flex-wrap items-center gap-x-2 border-t bg-sunken px-4 py-2 text-13 tabular-nums sm:px-6">
      <span className="font-medium">
        {numberFormat(writing.locale).format(total.count)} {words}
      </span>
      <span className="text-muted">
        <ColumnFigures head={total} writing={writing} withWeighted />
      </span>
    </footer>
  );
}
