import { fileURLToPath } from 'node:url';

/** In the place of what each file of the icon set is made by; see `app/ui/lucide-icon`. While developing, the set does it itself. */
const ownIcon = fileURLToPath(new URL('../../app/ui/lucide-icon.ts', import.meta.url));
const theirs = /\/createLucideIcon\.mjs$/;
const fromIcons = (importer) => importer?.includes('/lucide-react/') ?? false;

/**
 * For built pages.
 *
 * @returns {import('vite').Plugin}
 */
export const lightIconsInPages = () => ({
  name: 'light-icons',
  apply: 'build',
  enforce: 'pre',
  resolveId: (source, importer) => (theirs.test(source) && fromIcons(importer) ? ownIcon : undefined),
});

/**
 * The same for the server, which renders what the pages take over.
 *
 * @type {import('esbuild').Plugin}
 */
export const lightIconsInServer = {
  name: 'light-icons',
  setup: (build) =>
    build.onResolve({ filter: theirs }, ({ importer }) => (fromIcons(importer) ? { path: ownIcon } : undefined)),
};
