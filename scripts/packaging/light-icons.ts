import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

/** Lets built pages and the built server draw icons by `app/ui/lucide-icon`. While developing, the set does it itself. */
export function lightIcons(): Plugin {
  const own = fileURLToPath(new URL('../../app/ui/lucide-icon.ts', import.meta.url));
  return {
    name: 'light-icons',
    apply: 'build',
    enforce: 'pre',
    config: () => ({ ssr: { noExternal: ['lucide-react'] } }),
    resolveId: (source, importer) =>
      source.endsWith('/createLucideIcon.mjs') && importer?.includes('/lucide-react/') ? own : undefined,
  };
}
