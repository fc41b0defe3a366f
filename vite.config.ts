import { fileURLToPath } from 'node:url';
import { vitePlugin as remix } from '@remix-run/dev';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'vite';
import remixConfig from './remix.config.js';
import { sharedChunks } from './scripts/packaging/shared-chunks';

const folder = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig(({ isSsrBuild }) => ({
  plugins: [tailwindcss(), remix(remixConfig)],
  resolve: { alias: { '~': folder('./app') } },
  // All packages at once: one found later reloads the page with a second React while developing.
  optimizeDeps: { entries: ['app/**/*.{ts,tsx}'] },
  build: {
    sourcemap: false,
    // A twentieth less to fetch on every page than what esbuild makes of it
    ...(!isSsrBuild && {
      minify: 'terser' as const,
      terserOptions: { ecma: 2020, compress: { passes: 3, ecma: 2020 } },
    }),
    target: 'es2022',
    // Parts that come late are fetched when a hand first moves: to list what each needs would weigh on every page
    modulePreload: false,
    ...(!isSsrBuild && { rollupOptions: { output: { manualChunks: sharedChunks() } } }),
  },
}));
