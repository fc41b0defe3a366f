import type { Rollup } from 'vite';

type Modules = Pick<Rollup.ManualChunkMeta, 'getModuleIds' | 'getModuleInfo'>;
type Need = { roots: readonly string[]; atLeast: number };
type Layer = { chunk: string; needs: readonly Need[] };

const routes = (...names: string[]) => names.map((name) => `/app/routes/${name}.tsx`);
/** Types of record share one list and one page, so that one route of each stands for all. */
const work = routes(
  'w.$workspace._index',
  'w.$workspace.tasks._index',
  'w.$workspace.people._index',
  'w.$workspace.people.$id',
  'w.$workspace.deals.board',
);

/** From what every page loads to what some load: a module goes into the first layer all of whose needs it meets. */
const layers: readonly Layer[] = [
  { chunk: 'base', needs: [{ roots: ['/app/entry.client.tsx', '/app/root.tsx'], atLeast: 1 }] },
  {
    chunk: 'forms',
    needs: [
      { roots: routes('_auth.sign-in', '_auth.sign-up'), atLeast: 1 },
      { roots: work, atLeast: 1 },
    ],
  },
  { chunk: 'workspace', needs: [{ roots: routes('w.$workspace'), atLeast: 1 }] },
  { chunk: 'records', needs: [{ roots: work, atLeast: 3 }] },
  {
    chunk: 'lists',
    needs: [{ roots: routes('w.$workspace.people._index', 'w.$workspace.deals.board'), atLeast: 2 }],
  },
];

/**
 * Which modules of the pages go into one file, for `manualChunks`. Rollup makes a file for each set of modules that the
 * same pages use: some sixty of a few hundred bytes on every page, which compress worse by a fifth than together.
 * @throws when a page or an icon that the split goes by is not among the modules: another split would come of it unseen
 */
export function sharedChunks() {
  let chunks: Map<string, string> | undefined;
  return (id: string, modules: Modules): string | undefined => {
    chunks ??= assign(modules);
    return chunks.get(id);
  };
}

function assign(modules: Modules): Map<string, string> {
  const chunks = new Map<string, string>();
  const ids = [...modules.getModuleIds()];
  const importsOf = importsIn(modules);
  const timesNeeded = ({ roots }: Need) => {
    const times = new Map<string, number>();
    for (const root of roots) {
      const own = ids.filter((id) => id.endsWith(root));
      if (own.length === 0) throw new Error(`No module is ${root}, by which pages are split into files. ${mend}`);
      for (const id of reachable(own, importsOf)) times.set(id, (times.get(id) ?? 0) + 1);
    }
    return times;
  };
  for (const { chunk, needs } of layers) {
    const counts = needs.map((need) => ({ atLeast: need.atLeast, times: timesNeeded(need) }));
    for (const id of ids) {
      const isNeeded = counts.every(({ atLeast, times }) => (times.get(id) ?? 0) >= atLeast);
      if (isNeeded && !chunks.has(id)) chunks.set(id, chunk);
    }
  }
  const onPages = timesNeeded({ roots: work, atLeast: 1 });
  for (const id of ids) if (isIcon.test(id) && !chunks.has(id)) chunks.set(id, onPages.has(id) ? 'records' : 'icons');
  return chunks;
}

const mend = 'See scripts/packaging/shared-chunks.ts.';

/** Everything that is loaded with these modules, themselves included. */
function reachable(ids: readonly string[], importsOf: (id: string) => readonly string[]): Set<string> {
  const found = new Set<string>();
  const waiting = [...ids];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (found.has(id)) continue;
    found.add(id);
    waiting.push(...importsOf(id));
  }
  return found;
}

/** Rollup would put each that has no place of its own beside the first that names any. */
const isIcon = /\/lucide-react\/dist\/esm\/icons\/[^/]+\.mjs$/;
const iconIndex = /\/lucide-react\/dist\/esm\/lucide-react\.mjs$/;

/** What a module imports. All icons come through one index of thousands: of these only the ones it names. */
function importsIn({ getModuleIds, getModuleInfo }: Modules) {
  const index = [...getModuleIds()].find((id) => iconIndex.test(id));
  if (!index) throw new Error(`No module is the index of lucide-react, through which icons come. ${mend}`);
  const icons = new Map<string, string>();
  for (const [, names = '', file = ''] of codeOf(index).matchAll(/export \{([^}]*)\} from '\.\/(icons\/[^']*)'/g)) {
    for (const [, name = ''] of names.matchAll(/default as (\w+)/g)) {
      icons.set(name, index.replace('lucide-react.mjs', file));
    }
  }
  function codeOf(id: string): string {
    return getModuleInfo(id)?.code ?? '';
  }
  const fileOf = (name: string, importer: string): string => {
    const file = icons.get(name);
    if (file) return file;
    throw new Error(`${importer} imports ${name}, which the index of lucide-react does not name as an icon. ${mend}`);
  };
  return (id: string): string[] => {
    const imported = getModuleInfo(id)?.importedIds ?? [];
    if (!imported.includes(index)) return [...imported];
    const named = [...codeOf(id).matchAll(/import \{([^}]*)\} from ['"]lucide-react['"]/g)]
      .flatMap(([, names = '']) => names.split(','))
      .map((name) => name.trim().split(/\s+as\s+/)[0] ?? '')
      .filter((name) => name !== '')
      .map((name) => fileOf(name, id));
    return [...imported.filter((one) => one !== index), ...named];
  };
}
