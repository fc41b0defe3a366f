import type { Server } from 'node:http';
import type { ServerBuild } from '@remix-run/node';
import type { RequestHandler } from 'express';

export type Pages = {
  /** The build to serve: fixed when built, made anew for each request while developing. */
  build: ServerBuild | (() => Promise<ServerBuild>);
  /** Serves the compiled modules and hot reload while developing. */
  development?: RequestHandler;
  close(): Promise<void>;
};

/** The pages as `npm run build` made them; the bundler resolves the import. */
export async function builtPages(): Promise<Pages> {
  const build = (await import('../../build/server/index.js')) as unknown as ServerBuild;
  return { build, close: async () => undefined };
}

/** The pages compiled from source as they are edited, on the same port as everything else. */
export async function pagesFromSource(server: Server): Promise<Pages> {
  const { createServer } = await import('vite');
  const vite = await createServer({ server: { middlewareMode: true, hmr: { server } }, appType: 'custom' });
  return {
    build: () => vite.ssrLoadModule('virtual:remix/server-build') as Promise<ServerBuild>,
    development: vite.middlewares,
    close: () => vite.close(),
  };
}
