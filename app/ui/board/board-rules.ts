/** A column as the rules see it: its cards by id, in order. */
export type Lane = { id: string; ids: readonly string[]; collapsed: boolean };

export type Spot = { lane: Lane; at: number };

/** Where a card stands. */
export function findSpot(lanes: readonly Lane[], id: string): Spot | undefined {
  for (const lane of lanes) {
    const at = lane.ids.indexOf(id);
    if (at >= 0) return { lane, at };
  }
  return undefined;
}

/** The next column with cards to be seen in a direction. */
function laneBeside(lanes: readonly Lane[], from: Lane, by: 1 | -1): Lane | undefined {
  for (let at = lanes.indexOf(from) + by; at >= 0 && at < lanes.length; at += by) {
    const lane = lanes[at];
    if (lane && !lane.collapsed && lane.ids.length > 0) return lane;
  }
  return undefined;
}

/** The card that a key leads to: up and down in its column, sideways to the one at the same height. */
export function cardFrom(lanes: readonly Lane[], id: string, key: string): string | undefined {
  const spot = findSpot(lanes, id);
  if (!spot) return undefined;
  const { lane, at } = spot;
  switch (key) {
    case 'ArrowDown':
      return lane.ids[at + 1];
    case 'ArrowUp':
      return lane.ids[at - 1];
    case 'Home':
      return lane.ids[0];
    case 'End':
      return lane.ids.at(-1);
    case 'ArrowLeft':
    case 'ArrowRight': {
      const beside = laneBeside(lanes, lane, key === 'ArrowRight' ? 1 : -1);
      return beside?.ids[Math.min(at, beside.ids.length - 1)];
    }
    default:
      return undefined;
  }
}

/** The column that lifted cards come over by a key; the same one at the ends. Collapsed ones take cards too. */
export function laneFrom(lanes: readonly Lane[], over: string, key: string): string {
  const at = lanes.findIndex(({ id }) => id === over);
  const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: lanes.length - 1 }[key] ?? at;
  return lanes[Math.max(0, Math.min(to, lanes.length - 1))]?.id ?? over;
}

/** The cards that move together: all that are selected when the one in hand is, in the order of the board. */
export function cardsInHand(lanes: readonly Lane[], lead: string, selection: ReadonlySet<string>): string[] {
  if (!selection.has(lead)) return [lead];
  return lanes.flatMap(({ ids }) => ids.filter((id) => selection.has(id)));
}

/** The cards from one to another of the same column, both included. */
export function cardsBetween({ ids }: Lane, from: string, to: string): string[] {
  const [a, b] = [ids.indexOf(from), ids.indexOf(to)];
  if (a < 0 || b < 0) return [to];
  return ids.slice(Math.min(a, b), Math.max(a, b) + 1);
}
