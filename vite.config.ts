import { fileURLToPath } from 'node:url';
import { vitePlugin as remix } from '@remix-run/dev';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'vite';
import remixConfig from './remix.config.js';

const folder = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  plugins: [tailwindcss(), remix(remixConfig)],
  resolve: { alias: { '~': folder('./app') } },
  // All packages at once: one found later reloads the page with a second React while developing.
  optimizeDeps: { entries: ['app/**/*.{ts,tsx}'] },
  build: { sourcemap: false, target: 'es2022' },
});
