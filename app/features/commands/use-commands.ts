import { useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import { useWorkspace } from '~/features/workspace/use-workspace';
import { noOffers, type Offer, type OfferedCommand, offer, offersNow, subscribeToOffers } from './offers';

/** Offers commands while this part of the page is shown: their shortcuts, the palette and the sheet of keys call them. */
export function useCommands(offers: readonly (Offer | false | undefined)[]): void {
  const present = offers.filter((one): one is Offer => Boolean(one));
  const latest = useRef(present);
  useEffect(() => {
    latest.current = present;
  });
  const identity = present.map(({ id, label }) => `${id}\t${label ?? ''}`).join('\n');
  // biome-ignore lint/correctness/useExhaustiveDependencies: ids and labels decide what is offered; `run` is the latest
  useEffect(
    () =>
      offer(
        latest.current.map(({ id, label }) => ({
          id,
          label,
          run: () => latest.current.find((one) => one.id === id)?.run(),
        })),
      ),
    [identity],
  );
}

/** What can be run here with the rights of the viewer, once each; the nearest to the work first. */
export function useOffered(): readonly OfferedCommand[] {
  const { can } = useWorkspace();
  const offered = useSyncExternalStore(subscribeToOffers, offersNow, noOffers);
  return useMemo(() => {
    const latest = new Map(offered.filter(({ needs }) => !needs || can(needs)).map((one) => [one.id, one]));
    return [...latest.values()].sort((a, b) => b.rank - a.rank);
  }, [offered, can]);
}
