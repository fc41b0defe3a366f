/**
 * Remix's own options, in one place. `vite.config.ts` hands them to the Vite plugin, so the later step to React Router
 * only moves this object. Never run the classic `remix build`: it would start a compiler this project does not use.
 *
 * @type {import('@remix-run/dev').VitePluginConfig}
 */
export default {
  appDirectory: 'app',
  buildDirectory: 'build',
  serverModuleFormat: 'esm',
  future: {
    v3_fetcherPersist: true,
    v3_relativeSplatPath: true,
    v3_throwAbortReason: true,
    v3_routeConfig: true,
    v3_singleFetch: true,
    // Thirty routes are a small file that is fetched once; choosing the few of a page costs more at every answer
    v3_lazyRouteDiscovery: false,
  },
};
