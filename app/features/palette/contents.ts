import { type GroupId, groupIds, groups } from '~/features/commands/catalogue';
import type { OfferedCommand } from '~/features/commands/offers';
import { fits, type PaletteQuery } from './palette-query.rules';
import type { FoundRecord } from './use-found';

/** What the palette lists, in its order. */
export type Part =
  | { kind: 'commands'; heading: string; commands: readonly OfferedCommand[] }
  | { kind: 'records'; heading: string; records: readonly FoundRecord[] }
  | { kind: 'searches'; heading: string; searches: readonly string[] };

type Sources = {
  query: PaletteQuery;
  offered: readonly OfferedCommand[];
  found: readonly FoundRecord[];
  recent: readonly FoundRecord[];
  searches: readonly string[];
};

const shownRecent = 6;
const shownSearches = 3;
const shownMixed = 6;

const byGroup = (commands: readonly OfferedCommand[], shown: readonly GroupId[]): Part[] =>
  shown.map((group) => ({
    kind: 'commands',
    heading: groups[group],
    commands: commands.filter((one) => one.group === group),
  }));

const isFilled = (part: Part): boolean =>
  (part.kind === 'commands' ? part.commands : part.kind === 'records' ? part.records : part.searches).length > 0;

/** Chooses what is listed for what was typed. Commands stand above records, because they are there at once: nothing jumps. */
export function contentsOf({ query, offered, found, recent, searches }: Sources): Part[] {
  const commands = offered.filter(({ keysOnly }) => !keysOnly);
  const fitting = commands.filter(({ label, words }) => fits(query.text, label, words));
  const parts = (): Part[] => {
    if (query.kind === 'commands') return byGroup(fitting, groupIds);
    if (query.kind === 'records' && query.text === '') {
      const records = recent.filter(({ object }) => object === query.object);
      return [{ kind: 'records', heading: 'Opened lately', records }];
    }
    if (query.kind !== 'mixed') return [{ kind: 'records', heading: 'Records', records: found }];
    if (query.text !== '') {
      return [
        { kind: 'commands', heading: 'Commands and places', commands: fitting.slice(0, shownMixed) },
        { kind: 'records', heading: 'Records', records: found },
      ];
    }
    return [
      ...byGroup(commands, ['selection']),
      { kind: 'records', heading: 'Opened lately', records: recent.slice(0, shownRecent) },
      ...byGroup(commands, ['record', 'page']),
      { kind: 'searches', heading: 'Looked for lately', searches: searches.slice(0, shownSearches) },
      ...byGroup(commands, ['create', 'go', 'everywhere']),
    ];
  };
  return parts().filter(isFilled);
}
