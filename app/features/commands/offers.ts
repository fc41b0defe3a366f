import { type CommandDefinition, type CommandId, definitionOf, groupIds } from './catalogue';
import type { Callable } from './keys.rules';

/** A command that can be run here and now, lent by the part of the page that knows how. */
export type Offer = {
  id: CommandId;
  /** What it does here, more exactly than the catalogue says. */
  label?: string | undefined;
  /** `false` says that there was nothing to do, so that the key is free for the browser. */
  run: () => unknown;
};

export type OfferedCommand = Omit<CommandDefinition, 'keys' | 'always'> & Offer & Callable & { label: string };

let offered: readonly OfferedCommand[] = [];
const listeners = new Set<() => void>();

function change(next: readonly OfferedCommand[]) {
  offered = next;
  for (const listener of listeners) listener();
}

function commandOf(offer: Offer): OfferedCommand {
  const definition = definitionOf(offer.id);
  return {
    ...definition,
    ...offer,
    label: offer.label ?? definition.label,
    keys: definition.keys ?? [],
    always: definition.always ?? false,
    rank: groupIds.length - groupIds.indexOf(definition.group),
  };
}

/** Offers commands until the returned function is called. */
export function offer(offers: readonly Offer[]): () => void {
  const added = offers.map(commandOf);
  change([...offered, ...added]);
  return () => change(offered.filter((one) => !added.includes(one)));
}

export function subscribeToOffers(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Everything offered, the latest last. */
export const offersNow = (): readonly OfferedCommand[] => offered;
const none: readonly OfferedCommand[] = [];
/** The server has none. */
export const noOffers = (): readonly OfferedCommand[] => none;
