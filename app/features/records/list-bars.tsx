import { RunCard } from '~/features/bulk/run-card';
import { BulkBar, WholeBar } from './late-parts';
import { objectOf } from './types';
import type { ListModel } from './use-list-page';

/** As many rows as a list begins with. */
const firstRows = 50;

/** What floats over the foot of a list: actions for the selection, and how a run over many records fares. */
export function ListBars({ model }: { model: ListModel }) {
  const { plural, object, list, can, query, runs, arrangement, selection } = model;
  if (selection.whole) {
    return (
      <WholeBar
        {...{ object, can, runs }}
        selection={{ filter: query.filter, search: query.search }}
        onClear={selection.clear}
      />
    );
  }
  if (selection.ids.size === 0) return <RunCard object={object} runs={runs} />;
  // More rows may have come since all that were loaded were selected
  const isAllLoaded = selection.ids.size >= Math.min(list.rows.length, firstRows);
  return (
    <BulkBar
      {...{ plural, object, list, can }}
      selection={selection.ids}
      columns={arrangement.keys}
      onWhole={can.update && list.hasMore && isAllLoaded ? selection.takeWhole : undefined}
      onEdit={(ids, values) =>
        void runs
          .start({ object: objectOf[plural], selection: { ids }, action: 'update', values })
          .then((started) => started && selection.clear())
      }
      onClear={selection.clear}
    />
  );
}
