// npm run build: pages, then the server that carries them, into build/. With --if-changed nothing is built where the
// last build came from the very same sources; --quiet keeps the bundler's remarks to itself.
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runScript } from './lib/fail.js';
import { projectFolder } from './lib/project.js';
import { projectEnv, runOrFail } from './lib/run.js';
import { sourceStamp } from './lib/source-stamp.js';
import { readBuildInfo } from './packaging/build-info.js';
import { bundledPackages, bundleServer } from './packaging/bundle-server.js';

const stampFile = join(projectFolder, 'build', 'stamp');

await runScript(async () => {
  const stamp = sourceStamp();
  const upToDate = existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp;
  if (process.argv.includes('--if-changed') && upToDate) return;

  const started = performance.now();
  await rm(stampFile, { force: true });
  const quiet = process.argv.includes('--quiet');
  await runOrFail('remix', ['vite:build', '--logLevel', quiet ? 'error' : 'warn'], {
    env: projectEnv({ NODE_ENV: 'production' }),
  });
  const info = readBuildInfo(stamp);
  const metafile = await bundleServer(info);
  await mkdir(join(projectFolder, 'build'), { recursive: true });
  await writeFile(join(projectFolder, 'build', 'packages.json'), JSON.stringify(bundledPackages(metafile)));
  await writeFile(stampFile, stamp);
  console.log(`Built ${info.build} in ${((performance.now() - started) / 1000).toFixed(1)} s.`);
});
