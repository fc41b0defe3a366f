import { useSearchParams } from '@remix-run/react';
import { useState } from 'react';
import { toast } from '~/ui/toast-store';
import {
  type Arrangement,
  arrangementFrom,
  arrangementText,
  keepArrangement,
  labelOf,
  moveWidget,
  showWidget,
  type WidgetKey,
  widgetsParam,
  withWidgets,
} from './widgets';

/**
 * Order and choice of the widgets. Of one's own home they are kept in this browser with every change; of a saved dashboard
 * they lie in the address, until they are saved with it.
 */
export function useArrangement(kept: { order: readonly WidgetKey[]; hidden: readonly WidgetKey[] }) {
  const [params, setParams] = useSearchParams();
  const loaded: Arrangement = { order: kept.order, hidden: new Set(kept.hidden) };
  const [source, setSource] = useState(arrangementText(loaded));
  const [own, setOwn] = useState(loaded);
  // By what it says: data that is only read again must not take back what was arranged meanwhile
  if (source !== arrangementText(loaded)) {
    setSource(arrangementText(loaded));
    setOwn(loaded);
  }
  const inAddress = params.has(widgetsParam);
  const arrangement = inAddress ? arrangementFrom(params, null) : own;
  const change = (next: Arrangement) => {
    if (!inAddress) {
      setOwn(next);
      keepArrangement(next);
      return;
    }
    setParams((now) => withWidgets(now, next), { replace: true, preventScrollReset: true });
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
