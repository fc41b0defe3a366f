import { useCallback, useEffect, useRef, useState } from 'react';
import { cardsInHand, findSpot, type Lane } from './board-rules';
import type { Lift } from './types';

type Options = {
  lanes: readonly Lane[];
  labelOf: (columnId: string) => string;
  countOf: (columnId: string) => number;
  nameOf: (id: string) => string;
  /** Where the card would come to stand in a column. */
  placeIn: (id: string, columnId: string) => number;
  selection: ReadonlySet<string>;
  onMove: (ids: readonly string[], columnId: string) => void;
  /** The card in hand left the board, e.g. because somebody deleted it. */
  onGone: (columnId: string) => void;
};

/** What is in hand, where it is over, and the words about it for those who do not see it. */
export function useLift(options: Options) {
  const [lift, setLift] = useState<Lift | null>(null);
  const [words, setWords] = useState('');
  const latest = useRef({ ...options, lift });
  useEffect(() => {
    latest.current = { ...options, lift };
  });

  useEffect(() => {
    if (!lift) return;
    const { lanes, onGone } = latest.current;
    const left = lift.ids.filter((id) => findSpot(lanes, id));
    if (left.length === lift.ids.length) return;
    if (left.includes(lift.lead)) return setLift({ ...lift, ids: left });
    setLift(null);
    setWords('Cancelled: the card is not on the board any more.');
    onGone(lift.from);
  });

  /** “Deal X, Proposal, position 2 of 9”. */
  const describe = useCallback(({ ids, lead, from }: Lift, over: string) => {
    const { lanes, labelOf, countOf, nameOf, placeIn } = latest.current;
    const name = ids.length === 1 ? nameOf(lead) : `${ids.length} cards`;
    const coming = ids.filter((id) => findSpot(lanes, id)?.lane.id !== over).length;
    const at = over === from ? (findSpot(lanes, lead)?.at ?? 0) : placeIn(lead, over);
    return `${name}, ${labelOf(over)}, position ${at + 1} of ${countOf(over) + coming}`;
  }, []);

  const start = useCallback(
    (lead: string, by: Lift['by']) => {
      const { lanes, selection } = latest.current;
      const from = findSpot(lanes, lead)?.lane.id;
      if (!from) return;
      const next: Lift = { ids: cardsInHand(lanes, lead, selection), lead, from, over: from, by };
      setLift(next);
      const help = by === 'keys' ? '. Left and right arrows move, Space drops, Escape cancels' : '';
      setWords(`Lifted ${describe(next, from)}${help}.`);
    },
    [describe],
  );
  const hover = useCallback(
    (over: string | null) => {
      const now = latest.current.lift;
      if (!now || now.over === over) return;
      setLift({ ...now, over });
      if (over) setWords(`${describe(now, over)}.`);
    },
    [describe],
  );
  const cancel = useCallback(() => {
    const now = latest.current.lift;
    if (!now) return;
    setLift(null);
    setWords(`Cancelled: ${describe(now, now.from)}.`);
  }, [describe]);
  const drop = useCallback(() => {
    const now = latest.current.lift;
    if (!now) return;
    const { over } = now;
    const { lanes, onMove } = latest.current;
    const moved = over ? now.ids.filter((id) => findSpot(lanes, id)?.lane.id !== over) : [];
    if (!over || moved.length === 0) return cancel();
    setLift(null);
    setWords(`Dropped: ${describe(now, over)}.`);
    onMove(moved, over);
  }, [cancel, describe]);
  return { lift, words, start, hover, cancel, drop };
}
