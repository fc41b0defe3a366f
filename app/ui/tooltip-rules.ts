export type Side = 'top' | 'right' | 'bottom' | 'left';

type Size = { width: number; height: number };
type Box = { left: number; top: number; right: number; bottom: number };

const gap = 6;
const margin = 8;
const opposite: Record<Side, Side> = { top: 'bottom', bottom: 'top', left: 'right', right: 'left' };

type Placing = { anchor: Box; bubble: Size; view: Size; side: Side };

/** Where a tooltip goes, in pixels of the window: on its side, on the other one where that has no room, never outside. */
export function placeTooltip({ anchor, bubble, view, side }: Placing): { left: number; top: number } {
  const room: Record<Side, number> = {
    top: anchor.top,
    bottom: view.height - anchor.bottom,
    left: anchor.left,
    right: view.width - anchor.right,
  };
  const needed = gap + margin + (side === 'top' || side === 'bottom' ? bubble.height : bubble.width);
  const chosen = room[side] < needed && room[opposite[side]] > room[side] ? opposite[side] : side;
  const middleX = (anchor.left + anchor.right - bubble.width) / 2;
  const middleY = (anchor.top + anchor.bottom - bubble.height) / 2;
  const wanted: Record<Side, [left: number, top: number]> = {
    top: [middleX, anchor.top - gap - bubble.height],
    bottom: [middleX, anchor.bottom + gap],
    left: [anchor.left - gap - bubble.width, middleY],
    right: [anchor.right + gap, middleY],
  };
  const [left, top] = wanted[chosen];
  const clamp = (value: number, size: number, limit: number) =>
    Math.max(margin, Math.min(value, limit - size - margin));
  return { left: clamp(left, bubble.width, view.width), top: clamp(top, bubble.height, view.height) };
}
