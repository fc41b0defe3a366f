import type { Config } from '@/lib/config';

/** Runs until signals end the process, or resolves with the exit code of a one-off. */
export type ProcessType = (config: Config, args: string[]) => Promise<number | undefined>;

/** Each in an entry of its own: a worker loads no page, a one-off no web server. */
export const processTypes = {
  web: async (config) => (await import('./long-running')).run(config, { web: true }),
  worker: async (config) => (await import('./long-running')).run(config, { worker: true }),
  scheduler: async (config) => (await import('./long-running')).run(config, { scheduler: true }),
  all: async (config) => (await import('./long-running')).run(config, { web: true, worker: true, scheduler: true }),
  release: async (config) => (await import('./release')).runRelease(config),
  admin: async (config, args) => (await import('./admin')).runAdmin(config, args),
} satisfies Record<string, ProcessType>;

export type ProcessTypeName = keyof typeof processTypes;
