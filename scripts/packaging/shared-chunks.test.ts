import { describe, expect, it } from 'vitest';
import { sharedChunks } from './shared-chunks';

type Modules = Parameters<ReturnType<typeof sharedChunks>>[1];
type Module = { imports?: string[]; code?: string };

const set = '/p/node_modules/lucide-react/dist/esm/';
const index = `${set}lucide-react.mjs`;
const route = (name: string) => `/p/app/routes/${name}.tsx`;

/** The pages that the split goes by, each alone, and the index of icons. */
const pages: Record<string, Module> = {
  ...Object.fromEntries(
    [
      '_auth.sign-in',
      '_auth.sign-up',
      'w.$workspace',
      'w.$workspace._index',
      'w.$workspace.tasks._index',
      'w.$workspace.people._index',
      'w.$workspace.people.$id',
      'w.$workspace.deals.board',
    ].map((name) => [route(name), {}]),
  ),
  '/p/app/entry.client.tsx': { imports: ['/p/app/react.ts'] },
  '/p/app/react.ts': {},
  '/p/app/root.tsx': {},
  [index]: {
    imports: [`${set}icons/plus.mjs`, `${set}icons/star.mjs`],
    code:
      "export { default as LucidePlus, default as Plus } from './icons/plus.mjs';\n" +
      "export { default as Star } from './icons/star.mjs';",
  },
  [`${set}icons/plus.mjs`]: {},
  [`${set}icons/star.mjs`]: {},
};

/** The file that a module goes into. */
function chunkOf(id: string, graph: Record<string, Module>) {
  const modules = {
    getModuleIds: () => Object.keys(graph).values(),
    getModuleInfo: (one: string) => ({ importedIds: graph[one]?.imports ?? [], code: graph[one]?.code ?? '' }),
  } as unknown as Modules;
  return sharedChunks()(id, modules);
}

describe('which modules go into one file', () => {
  const drawing = (code: string): Record<string, Module> => ({
    ...pages,
    [route('w.$workspace')]: { imports: [index], code },
  });

  it('is said by the pages that load them; of the icons only by those that name one', () => {
    const graph = drawing('import { Plus as Add, } from "lucide-react";');
    expect(chunkOf('/p/app/react.ts', graph)).toBe('base');
    expect(chunkOf(`${set}icons/plus.mjs`, graph)).toBe('workspace');
    expect(chunkOf(`${set}icons/star.mjs`, graph)).toBe('icons');
  });

  it('refuses a page that is not there', () => {
    const { [route('w.$workspace.people.$id')]: _, ...graph } = pages;
    expect(() => chunkOf(index, graph)).toThrow('No module is /app/routes/w.$workspace.people.$id.tsx');
  });

  it('refuses a set of icons without its index, and an icon that it does not name', () => {
    const { [index]: _, ...graph } = pages;
    expect(() => chunkOf('/p/app/root.tsx', graph)).toThrow('No module is the index of lucide-react');
    const unknown = drawing('import { Plus, Minus } from "lucide-react";');
    expect(() => chunkOf(index, unknown)).toThrow('w.$workspace.tsx imports Minus, which the index');
  });
});
