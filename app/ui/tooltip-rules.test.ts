import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeTooltip, type Side } from './tooltip-rules';

const view = { width: 1000, height: 600 };
const bubble = { width: 100, height: 24 };
const box = (left: number, top: number, size = 32) => ({ left, top, right: left + size, bottom: top + size });

describe('placing a tooltip', () => {
  it.each<[Side, ReturnType<typeof box>, { left: number; top: number }]>([
    ['bottom', box(400, 300), { left: 366, top: 338 }],
    ['top', box(400, 300), { left: 366, top: 270 }],
    ['right', box(400, 300), { left: 438, top: 304 }],
    ['bottom', box(400, 560), { left: 366, top: 530 }],
    ['right', box(960, 300), { left: 854, top: 304 }],
    ['bottom', box(0, 300), { left: 8, top: 338 }],
    ['bottom', box(968, 300), { left: 892, top: 338 }],
  ])('%s of %j', (side, anchor, expected) => expect(placeTooltip({ anchor, bubble, view, side })).toEqual(expected));

  it('never leaves the window', () => {
    const side = fc.constantFrom<Side>('top', 'right', 'bottom', 'left');
    fc.assert(
      fc.property(side, fc.integer({ min: 0, max: 968 }), fc.integer({ min: 0, max: 568 }), (wanted, left, top) => {
        const placed = placeTooltip({ anchor: box(left, top), bubble, view, side: wanted });
        expect(placed.left >= 8 && placed.left <= 892 && placed.top >= 8 && placed.top <= 568).toBe(true);
      }),
    );
  });
});
