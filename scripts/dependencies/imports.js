import { readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { extname, join } from 'node:path';
import ts from 'typescript';
import { filesBelow } from '../lib/source-stamp.js';

/**
 * @typedef {object} Import
 * @property {string} file relative to the project
 * @property {string} name of the package
 * @property {boolean} typeOnly gone after compilation
 * @property {boolean} production part of what is shipped, or a test, a script, a tool's configuration
 */

const FOLDERS = ['app', 'server', 'db', 'e2e', 'scripts'];
const CODE = new Set(['.ts', '.tsx', '.js', '.jsx', '.cjs', '.mjs']);
const SHIPPED = /^(app|server|db)\//;
/** `app/routes.ts` is read by the build; what it finds is in the result. */
const NOT_SHIPPED = /^app\/routes\.ts$|\.test\.tsx?$|\/testing\/|^db\/drizzle\.[^/]*config\.ts$/;

/**
 * Every import of an npm package in the project's own files.
 *
 * @param {string} folder the project's
 * @returns {Import[]}
 */
export function collectImports(folder) {
  const rootFiles = filesBelowRoot(folder);
  const files = [...FOLDERS.flatMap((one) => filesBelow(folder, one)), ...rootFiles];
  return files.flatMap((file) => {
    const extension = extname(file);
    const production = SHIPPED.test(file) && !NOT_SHIPPED.test(file);
    const text = () => readFileSync(join(folder, file), 'utf8');
    if (CODE.has(extension)) return codeImports(file, text()).map((one) => ({ file, production, ...one }));
    if (extension === '.css')
      return cssImports(text()).map((name) => ({ file, production: false, typeOnly: false, name }));
    return [];
  });
}

/**
 * @param {string} file
 * @param {string} text of it
 * @returns {{ name: string, typeOnly: boolean }[]}
 */
export function codeImports(file, text) {
  const found = [];
  const declaresTypes = file.endsWith('.d.ts');
  const add = (specifier, typeOnly) => {
    const name = packageName(specifier);
    if (name) found.push({ name, typeOnly: typeOnly || declaresTypes });
  };
  const visit = (node) => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier.text, isTypeOnly(node.importClause));
    else if (ts.isExportDeclaration(node) && node.moduleSpecifier) add(node.moduleSpecifier.text, node.isTypeOnly);
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal.text, true);
    else if (isAugmentation(node)) add(node.name.text, true);
    else if (isLoadingCall(node)) add(node.arguments[0].text, false);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true));
  // The compiler imports React's JSX functions by itself.
  if (/\.[jt]sx$/.test(file)) add('react', false);
  return found;
}

/** `@import` and `@plugin` of a package in a stylesheet. */
export function cssImports(text) {
  const specifiers = [...text.matchAll(/@(?:import|plugin|config)\s+(?:url\()?["']([^"']+)["']/g)].map(
    (match) => match[1],
  );
  return specifiers.map(packageName).filter(Boolean);
}

/** The package that an import specifier names; undefined for own files, aliases and Node's own modules. */
export function packageName(specifier) {
  if (/^(\.|\/|@\/|~\/|@db\/|#|virtual:|https?:)/.test(specifier) || isBuiltin(specifier)) return undefined;
  return /^(@[^/]+\/[^/]+|[^/]+)/.exec(specifier)?.[1];
}

function isTypeOnly(clause) {
  if (!clause) return false;
  if (clause.isTypeOnly) return true;
  const names = clause.namedBindings;
  return !clause.name && names && ts.isNamedImports(names) && names.elements.length > 0
    ? names.elements.every((element) => element.isTypeOnly)
    : false;
}

/** `declare module 'name' { … }`; a name with `*` describes files and no package. */
const isAugmentation = (node) =>
  ts.isModuleDeclaration(node) && ts.isStringLiteral(node.name) && !node.name.text.includes('*');

function isLoadingCall(node) {
  if (!ts.isCallExpression(node) || node.arguments.length === 0 || !ts.isStringLiteralLike(node.arguments[0]))
    return false;
  const called = node.expression;
  return called.kind === ts.SyntaxKind.ImportKeyword || (ts.isIdentifier(called) && called.text === 'require');
}

function filesBelowRoot(folder) {
  const configs = [
    'vite.config.ts',
    'vitest.config.ts',
    'playwright.config.ts',
    'remix.config.js',
    'drizzle.config.ts',
  ];
  return [...configs, '.dependency-cruiser.cjs'].flatMap((name) => filesBelow(folder, name));
}
