import { CircleCheck, CircleX, Plus } from 'lucide-react';
import { useMemo, useRef } from 'react';
import { tagHue } from '~/features/records/tag-hue';
import type { Writing } from '~/features/records/values';
import { numberFormat } from '~/lib/formats';
import type { BoardColumn, BoardItems } from '~/ui/board/types';
import { IconButton } from '~/ui/icon-button';
import { type Moment, placeAmong } from './card-order';
import { isRotten } from './card-words';
import { emptyColumn } from './cards-state';
import { ColumnFigures } from './column-figures';
import { type Deal, isOpenStage, type Pipeline, type Stage } from './deal';
import { DealCard } from './deal-card';
import type { Cards } from './use-cards';

type Options = {
  pipeline: Pipeline;
  board: Cards<Deal>;
  writing: Writing;
  narrowed: boolean;
  /** Closed stages that are shown as columns. */
  opened: readonly string[];
  /** The column that a phone shows: never collapsed. */
  shown: string | null;
  onCreate: ((stageId: string) => void) | undefined;
  onOpened: (opened: string[]) => void;
};

const bars = {
  won: { icon: <CircleCheck />, tone: 'success' as const },
  lost: { icon: <CircleX />, tone: 'danger' as const },
};

const colourOf = ({ color, type, id }: Stage) => tagHue(color ?? { open: 'blue', won: 'green', lost: 'red' }[type], id);

/** The stages of a pipeline as columns. One that has not changed stays the same object, so that it is not drawn again. */
export function useBoardColumns(options: Options): BoardColumn<Deal>[] {
  const { pipeline, board, writing, narrowed, opened, shown } = options;
  const latest = useRef(options);
  latest.current = options;
  const made = useRef(new Map<string, { parts: unknown[]; column: BoardColumn<Deal> }>());
  return pipeline.stages.map((stage) => {
    const head = board.heads.find(({ id }) => id === stage.id);
    const state = board.columns[stage.id];
    const open = isOpenStage(stage);
    const collapsed = !open && !opened.includes(stage.id) && shown !== stage.id;
    const parts = [stage, head, state, collapsed, writing, narrowed, options.onCreate === undefined];
    const known = made.current.get(stage.id);
    if (known?.parts.every((part, at) => part === parts[at])) return known.column;
    const { rows, cursor, loading, problem } = state ?? emptyColumn<Deal>();
    const column: BoardColumn<Deal> = {
      id: stage.id,
      label: stage.name,
      hue: colourOf(stage),
      count: head?.count ?? 0,
      countText: `${numberFormat(writing.locale).format(head?.count ?? 0)}${head?.exact === false ? '+' : ''}`,
      figures: head && <ColumnFigures head={head} writing={writing} withWeighted={open && !collapsed} />,
      action: open && options.onCreate && (
        <IconButton
          size="small"
          label={`Add deal to ${stage.name}`}
          icon={<Plus />}
          onClick={() => latest.current.onCreate?.(stage.id)}
        />
      ),
      items: collapsed ? noDeals : rows,
      hasMore: !collapsed && (state === undefined || cursor !== null),
      loading,
      problem,
      empty: emptyText(stage, narrowed),
      collapsed,
      ...(!open && {
        onToggle: () => {
          const { opened: now, onOpened } = latest.current;
          onOpened(now.includes(stage.id) ? now.filter((id) => id !== stage.id) : [...now, stage.id]);
        },
      }),
      ...(stage.type !== 'open' && { inBar: bars[stage.type] }),
    };
    made.current.set(stage.id, { parts, column });
    return column;
  });
}

const noDeals: readonly Deal[] = [];

function emptyText({ type, name }: Stage, narrowed: boolean): string {
  if (narrowed) return `No matching deals in ${name}`;
  return type === 'open' ? 'No deals here. Drop one, or add it above.' : `No deals ${type} yet`;
}

type ItemOptions = { moment: Moment; writing: Writing; path: (place: string) => string };

const idOf = (deal: Deal) => deal.id;
const labelOf = (deal: Deal) => deal.title;

/** What the board asks about deals. */
export function useDealItems({ moment, writing, path }: ItemOptions): BoardItems<Deal> {
  return useMemo(
    () => ({
      idOf,
      labelOf,
      hrefOf: (deal) => path(`deals/${deal.id}`),
      placeOf: (deal, among) => placeAmong(deal, among, moment),
      render: (deal) => <DealCard deal={deal} moment={moment} writing={writing} />,
      isUrgent: (deal) => isRotten(deal, moment.now),
    }),
    [moment, writing, path],
  );
}
