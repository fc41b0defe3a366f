import { useState } from 'react';
import { toast } from '~/ui/toast-store';
import { type Arrangement, keepArrangement, labelOf, moveWidget, showWidget, type WidgetKey } from './widgets';

/** Order and choice of the widgets, kept in this browser with every change. */
export function useArrangement(kept: { order: readonly WidgetKey[]; hidden: readonly WidgetKey[] }) {
  const [arrangement, setArrangement] = useState<Arrangement>({ order: kept.order, hidden: new Set(kept.hidden) });
  const change = (next: Arrangement) => {
    setArrangement(next);
    keepArrangement(next);
  };
  return {
    arrangement,
    shown: arrangement.order.filter((key) => !arrangement.hidden.has(key)),
    move: (key: WidgetKey, by: 1 | -1) => change(moveWidget(arrangement, key, by)),
    reorder: (order: readonly WidgetKey[]) => change({ ...arrangement, order }),
    show: (key: WidgetKey, shown: boolean) => {
      change(showWidget(arrangement, key, shown));
      if (shown) return;
      toast({
        title: `${labelOf(key)} is hidden`,
        key: `home-${key}`,
        action: { label: 'Undo', run: () => change(arrangement) },
      });
    },
  };
}
export type Arranging = ReturnType<typeof useArrangement>;
