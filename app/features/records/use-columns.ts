import { useState } from 'react';
import { type ColumnChoice, keepColumns } from './column-choice';
import { shownColumns } from './shown-columns';
import type { ObjectDescription, Plural } from './types';
import type { ViewState } from './view-state';

type Options = {
  plural: Plural;
  object: ObjectDescription;
  view: ViewState;
  change: (next: Partial<ViewState>, replace?: boolean) => void;
  /** What the browser kept from earlier visits. */
  kept: ColumnChoice;
};

/** The columns of a list: the address says which, as far as it does; the browser's choice follows every change of them. */
export function useColumns({ plural, object, view, change, kept }: Options) {
  const [choice, setChoice] = useState(kept);
  const pinned = [...(view.pinned ?? choice.pinned)];
  const keys = shownColumns(object, view.columns ?? choice.keys, pinned);
  const keep = (next: Partial<ColumnChoice>) => {
    const whole = { ...choice, ...next };
    setChoice(whole);
    keepColumns(whole, plural);
  };
  const arrange = (next: Partial<Pick<ColumnChoice, 'keys' | 'pinned'>>) => {
    keep(next);
    const { keys: columns, pinned: pins } = next;
    const stay = pins && (pins.length > 0 ? pins : null);
    change({ ...(columns !== undefined && { columns }), ...(stay !== undefined && { pinned: stay }) }, true);
  };
  const without = (all: readonly string[], key: string) => all.filter((other) => other !== key);
  return {
    keys,
    /** Those that stay in sight besides the title. */
    pinned: pinned.filter((key) => keys.includes(key) && key !== object.titleField),
    widths: choice.widths,
    setWidths: (widths: Record<string, number>) => keep({ widths }),
    show: (key: string) => arrange({ keys: [...keys, key] }),
    hide: (key: string) => arrange({ keys: without(keys, key), pinned: without(pinned, key) }),
    move: (key: string, step: 1 | -1) => {
      const next = without(keys, key);
      next.splice(keys.indexOf(key) + step, 0, key);
      arrange({ keys: next });
    },
    pin: (key: string) => arrange({ pinned: [...without(pinned, key), key] }),
    unpin: (key: string) => arrange({ pinned: without(pinned, key) }),
    restore: () => arrange({ keys: null, pinned: [] }),
  };
}
export type Columns = ReturnType<typeof useColumns>;
