// The last part of scripts/build.sh: makes release/ from build/ and from what is installed. Nothing else is needed to
// run it: no compiler, no network, no node_modules of the project.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { chmod, copyFile, cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PlainFailure, runScript } from '../lib/fail.js';
import { projectFolder } from '../lib/project.js';
import { filesBelow } from '../lib/source-stamp.js';
import { NATIVE_PACKAGES } from './bundle-server.js';
import { closureOf, copyPackage, readManifest } from './native-packages.js';
import { thirdPartyNotices } from './notices.js';

const target = join(projectFolder, 'release');
const inProject = (path) => join(projectFolder, path);
const inRelease = (path) => join(target, path);

await runScript(async () => {
  if (!existsSync(inProject('build/stamp')))
    throw new PlainFailure('There is no finished build. Run "npm run build" first.');
  await rm(target, { recursive: true, force: true });
  await mkdir(target);
  await cp(inProject('build/client'), inRelease('build/client'), { recursive: true });
  await cp(inProject('build/server-app'), inRelease('build/server-app'), { recursive: true });
  const native = closureOf(projectFolder, NATIVE_PACKAGES);
  for (const path of native) await copyPackage(inProject(path), inRelease(path));
  const node = await copyNode();
  const bundled = JSON.parse(readFileSync(inProject('build/packages.json'), 'utf8'));
  const packages = [...new Set([...bundled, ...native, ...node])].sort();
  await writeDocuments(packages);
  const manifest = await writeManifest(packages);
  const bytes = Object.values(manifest.files).reduce((sum, file) => sum + file.bytes, 0);
  const size = `${Object.keys(manifest.files).length} files, ${Math.round(bytes / 1e6)} MB`;
  console.log(`Release ${manifest.build} in release/ (${size}). Start it with: cd release && ./start.sh`);
});

/** The declared Node.js of this platform; where there is none (macOS), the one that runs this. */
async function copyNode() {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const path = `node_modules/node-${platform}-${process.arch}`;
  const declared = existsSync(inProject(path));
  await mkdir(inRelease('node/bin'), { recursive: true });
  await copyFile(declared ? inProject(`${path}/bin/node`) : process.execPath, inRelease('node/bin/node'));
  await chmod(inRelease('node/bin/node'), 0o755);
  return declared ? [path] : [];
}

async function writeDocuments(packages) {
  await copyFile(inProject('scripts/packaging/start.sh'), inRelease('start.sh'));
  await chmod(inRelease('start.sh'), 0o755);
  await copyFile(inProject('LICENSE'), inRelease('LICENSE'));
  await writeFile(inRelease('THIRD-PARTY-NOTICES.txt'), thirdPartyNotices(projectFolder, packages));
  const { name, version, license } = readManifest(projectFolder, '.');
  const packageJson = { name, version, license, private: true, type: 'module' };
  await writeFile(inRelease('package.json'), `${JSON.stringify(packageJson, null, 2)}\n`);
}

async function writeManifest(packages) {
  const files = {};
  for (const path of filesBelow(target, '')) {
    const content = readFileSync(inRelease(path));
    files[path] = { bytes: content.length, sha256: createHash('sha256').update(content).digest('hex') };
  }
  const { build, commit, version } = JSON.parse(readFileSync(inRelease('build/server-app/build-info.json'), 'utf8'));
  const versions = packages.map((path) => readManifest(projectFolder, path)).map((one) => `${one.name}@${one.version}`);
  const manifest = {
    name: 'crm-flow',
    version,
    build,
    commit,
    time: new Date().toISOString(),
    node: process.versions.node,
    platform: `${process.platform}-${process.arch}`,
    packages: [...new Set(versions)].sort(),
    files,
  };
  await writeFile(inRelease('manifest.json'), `${JSON.stringify(manifest, null, 1)}\n`);
  return manifest;
}
