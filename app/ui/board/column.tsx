import { clsx } from 'clsx';
import { ChevronsLeftRight, ChevronsRightLeft } from 'lucide-react';
import { Fragment, memo, useCallback, useId, useMemo, useState } from 'react';
import { Button } from '../button';
import { IconButton } from '../icon-button';
import { latePart } from '../late-part';
import { Spinner } from '../spinner';
import { CountBadge } from '../tag';
import { useElement } from '../use-element';
import { type CardActions, CardFrame, type MoveTarget } from './card-frame';
import { type ColumnView, firstView, isBeyondFirst, withKept } from './column-view-rules';
import type { ColumnWindowProps } from './column-window';
import { type Landing, landingOf } from './landing-rules';
import type { BoardColumn, BoardItems } from './types';

const ColumnWindow = latePart<ColumnWindowProps>(async () => (await import('./column-window')).ColumnWindow);

/** Fetches what draws only the cards in view. */
export const prepareColumns = ColumnWindow.prepare;

type Props<Item> = {
  column: BoardColumn<Item>;
  items: BoardItems<Item>;
  targets: readonly MoveTarget[];
  selection: ReadonlySet<string>;
  lifted: ReadonlySet<string>;
  /** Where the lifted cards would come to stand; null while they are not over this column. */
  landing: number | null;
  /** The card with the focus, if it is here. */
  active: string | null;
  /** The card that is open beside the board. */
  currentId: string | null;
  /** The one column that phones show. */
  shown: boolean;
  hydrated: boolean;
  /** Somebody is about to scroll: only the cards in view are drawn from now on. */
  isHandNear: boolean;
  hintId: string;
  actions: CardActions;
  onReachEnd: (columnId: string) => void;
};

function ColumnOf<Item>(props: Props<Item>) {
  const { column, landing, shown } = props;
  const headingId = useId();
  const isOver = landing !== null;
  const { onToggle } = column;
  return (
    <section
      data-column={column.id}
      aria-labelledby={headingId}
      className={clsx(
        'min-h-0 min-w-0 shrink-0 flex-col border-e last:border-e-0 sm:flex',
        shown ? 'flex max-sm:w-full' : 'max-sm:hidden',
        column.collapsed ? 'items-center sm:w-12' : 'sm:min-w-64 sm:max-w-96 sm:flex-1',
        isOver && 'bg-accent-soft',
      )}
    >
      {column.collapsed ? (
        <Strip column={column} headingId={headingId} />
      ) : (
        <>
          <header className="flex min-h-11 items-start gap-1 px-3 pt-3 pb-1">
            <div className="min-w-0 flex-1">
              <h2 id={headingId} className="flex min-w-0 items-center gap-2 font-semibold text-13">
                <span data-hue={column.hue} className="size-2 shrink-0 rounded-full bg-hue-dot" />
                <span className="truncate">{column.label}</span>
                <CountBadge count={column.countText} />
              </h2>
              {column.figures !== undefined && (
                <div className="mt-0.5 min-h-4 text-12 text-muted tabular-nums">{column.figures}</div>
              )}
            </div>
            {column.action}
            {onToggle && (
              <IconButton
                size="small"
                label={`Collapse ${column.label}`}
                icon={<ChevronsRightLeft />}
                onClick={onToggle}
                className="max-sm:hidden"
              />
            )}
          </header>
          <Cards {...props} />
        </>
      )}
    </section>
  );
}

/** One column of a board. */
export const Column = memo(ColumnOf) as typeof ColumnOf;

/** A column that takes little room: opened by a click, and still a place to drop on. */
function Strip<Item>({ column, headingId }: { column: BoardColumn<Item>; headingId: string }) {
  return (
    <>
      <IconButton
        size="small"
        label={`Open ${column.label}`}
        icon={<ChevronsLeftRight />}
        onClick={column.onToggle}
        className="mt-2"
      />
      <h2 id={headingId} className="mt-1 flex flex-col items-center gap-2 font-semibold text-13 max-sm:flex-row">
        <CountBadge count={column.countText} />
        <span data-hue={column.hue} className="size-2 shrink-0 rounded-full bg-hue-dot" />
        <span className="max-h-60 truncate sm:[writing-mode:vertical-rl]">{column.label}</span>
      </h2>
      <div className="mt-2 text-12 text-muted tabular-nums sm:[writing-mode:vertical-rl]">{column.figures}</div>
    </>
  );
}

const noFocus: readonly number[] = [];

function Cards<Item>(props: Props<Item>) {
  const { column, items, targets, selection, lifted, active, currentId, hydrated, hintId, actions } = props;
  const { isHandNear, onReachEnd } = props;
  const { id: columnId, hasMore, loading, problem } = column;
  const [scroller, setScroller] = useElement();
  const rows = column.items;
  const { idOf } = items;
  const keyOf = useCallback((index: number) => (rows[index] ? idOf(rows[index]) : String(index)), [rows, idOf]);
  const keep = useMemo(() => {
    if (active === null && lifted.size === 0) return noFocus;
    return rows.flatMap((row, index) => (idOf(row) === active || lifted.has(idOf(row)) ? [index] : []));
  }, [rows, idOf, active, lifted]);
  const reach = useCallback(() => onReachEnd(columnId), [onReachEnd, columnId]);
  const [view, setView] = useState<ColumnView | null>(null);
  const { placed: inWindow, after, inView, measure } = view ?? firstView(rows.length);
  const placed = withKept(inWindow, keep);
  const landing = props.landing === null ? null : landingOf(props.landing, rows.length, inView);
  const first = placed[0]?.index ?? 0;
  const hasActive = active !== null && rows.some((row) => idOf(row) === active);
  return (
    <div className="relative min-h-0 flex-1">
      {scroller && (isHandNear || view !== null || isBeyondFirst(rows.length, scroller.clientHeight)) && (
        <ColumnWindow
          scroller={scroller}
          count={rows.length}
          keyOf={keyOf}
          keep={keep}
          onReachEnd={hasMore && !loading && problem === null ? reach : undefined}
          onView={setView}
        />
      )}
      {landing?.kind === 'edge' && <EdgeLine side={landing.side} />}
      <div ref={setScroller} className="h-full overflow-y-auto overscroll-y-contain px-2 pt-1.5 pb-2">
        <ul aria-label={column.label}>
          {placed.map(({ index, before }) => {
            const item = rows[index];
            if (item === undefined) return null;
            const id = idOf(item);
            return (
              <Fragment key={id}>
                {before > 0 && <li aria-hidden="true" style={{ height: before }} />}
                <li ref={measure} data-index={index} className="relative pb-2">
                  {marksLanding(landing, index) && <Line after={landing?.kind === 'after'} />}
                  <CardFrame<Item>
                    {...items}
                    item={item}
                    columnId={columnId}
                    targets={targets}
                    selected={selection.has(id)}
                    lifted={lifted.has(id)}
                    tabbable={hasActive ? id === active : index === first}
                    current={id === currentId}
                    hydrated={hydrated}
                    hintId={hintId}
                    actions={actions}
                  />
                </li>
              </Fragment>
            );
          })}
        </ul>
        {hydrated && after > 0 && <div aria-hidden="true" style={{ height: after }} />}
        {rows.length === 0 && !loading && problem === null && (
          <div
            className={clsx(
              'rounded-card border border-dashed p-3 text-center text-13 text-muted',
              props.landing !== null && 'border-accent text-text',
            )}
          >
            {column.empty}
          </div>
        )}
        {loading && (
          <div className="flex animate-late justify-center p-3 text-muted">
            <Spinner />
            <span className="sr-only">Loading more of {column.label}</span>
          </div>
        )}
        {problem !== null && (
          <div className="grid gap-2 rounded-card border p-3 text-13">
            <p>{problem}</p>
            <Button size="small" onClick={reach}>
              Try again
            </Button>
          </div>
        )}
      </div>
    </div>
  );
}

const marksLanding = (landing: Landing | null, index: number): boolean =>
  landing !== null && landing.kind !== 'edge' && landing.index === index;

const lineStyle = 'pointer-events-none absolute inset-x-0 z-10 h-0.5 rounded-full bg-accent';

/** Where the card will stand when it is let go. */
const Line = ({ after }: { after: boolean }) => (
  <span aria-hidden="true" data-landing className={clsx(lineStyle, after ? 'bottom-0.75' : '-top-1.25')} />
);

const EdgeLine = ({ side }: { side: 'top' | 'bottom' }) => (
  <span aria-hidden="true" data-landing className={clsx(lineStyle, 'mx-2', side === 'top' ? 'top-0' : 'bottom-1')} />
);
