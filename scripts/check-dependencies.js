// npm run check-dependencies: the rules for what this project stands on. Exit code 1 with findings, 0 without.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkImports } from './dependencies/import-rules.js';
import { collectImports } from './dependencies/imports.js';
import { checkLicences } from './dependencies/licences.js';
import { checkInstallScripts, checkLock, checkMinimumVersions } from './dependencies/lock-rules.js';
import { audit, checkCompleteness } from './dependencies/npm-answers.js';
import * as policy from './dependencies/policy.js';
import { projectFolder } from './lib/project.js';

const read = (name) => readFileSync(join(projectFolder, name), 'utf8');
const manifest = JSON.parse(read('package.json'));
const lock = JSON.parse(read('package-lock.json'));
const audited = await audit();

const checks = {
  'imports are declared, used, and on the right side': checkImports({
    imports: collectImports(projectFolder),
    manifest,
    usedWithoutImport: policy.USED_WITHOUT_IMPORT,
    developmentInProduction: policy.DEVELOPMENT_IN_PRODUCTION,
    undeclaredTypes: policy.UNDECLARED_TYPES,
  }),
  'lock file agrees, has hashes, names no server': checkLock(lock, manifest),
  'lock file is complete': await checkCompleteness(lock),
  'licences are on the list': checkLicences(lock, policy.ALLOWED_LICENCES, policy.LICENCE_EXCEPTIONS),
  'minimum versions': checkMinimumVersions(lock, policy.MINIMUM_VERSIONS),
  'install scripts are known and off': checkInstallScripts(lock, policy.INSTALL_SCRIPTS, read('.npmrc')),
  ...(audited.answered ? { 'audit of production packages': audited.findings } : {}),
};

for (const [title, findings] of Object.entries(checks)) {
  console.log(`${findings.length > 0 ? '✗' : '✓'} ${title}`);
  for (const finding of findings) console.log(`    ${finding}`);
}
if (!audited.answered) console.log(`– audit: not answered by the registry (${audited.reason})`);
const count = Object.values(checks).flat().length;
const packages = Object.keys(lock.packages).length - 1;
console.log(`${packages} packages in the lock file, ${count} finding${count === 1 ? '' : 's'}.`);
if (count > 0) process.exitCode = 1;
