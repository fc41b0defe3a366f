/**
 * Compares what is imported with what package.json declares.
 *
 * @param {object} input
 * @param {import('./imports.js').Import[]} input.imports
 * @param {{ dependencies?: object, devDependencies?: object, optionalDependencies?: object }} input.manifest
 * @param {Record<string, string>} input.usedWithoutImport
 * @param {{ file: string, name: string }[]} input.developmentInProduction
 * @param {Record<string, string>} input.undeclaredTypes
 * @returns {string[]} findings, one sentence each
 */
export function checkImports({ imports, manifest, usedWithoutImport, developmentInProduction, undeclaredTypes }) {
  const production = new Set(Object.keys({ ...manifest.dependencies, ...manifest.optionalDependencies }));
  const development = new Set(Object.keys(manifest.devDependencies ?? {}));
  const declared = new Set([...production, ...development]);
  const imported = new Set(imports.map((one) => one.name));
  const shippedBy = new Set(imports.filter((one) => one.production && !one.typeOnly).map((one) => one.name));
  const inStyles = new Set(imports.filter((one) => one.file.endsWith('.css')).map((one) => one.name));
  const isExcepted = ({ file, name }) => developmentInProduction.some((one) => one.file === file && one.name === name);
  const typesFor = (name) => name.replace('@types/', '').replace('__', '/');
  const isUsed = (name) =>
    imported.has(name) ||
    name in usedWithoutImport ||
    (name.startsWith('@types/') &&
      (name === '@types/node' || imported.has(typesFor(name)) || imported.has(`@${typesFor(name)}`)));

  const undeclared = imports
    .filter((one) => !declared.has(one.name))
    .filter((one) => !one.typeOnly || !(declared.has(`@types/${one.name}`) || one.name in undeclaredTypes))
    .map((one) => `${one.file} imports ${one.name}, which package.json does not declare`);
  const unused = [...declared].filter((name) => !isUsed(name)).map((name) => `${name} is declared and never imported`);
  const wrongSide = imports
    .filter((one) => one.production && !one.typeOnly && development.has(one.name) && !isExcepted(one))
    .map((one) => `${one.file} is production code and imports ${one.name}, which is a development dependency`);
  const neverShipped = Object.keys(manifest.dependencies ?? {})
    .filter((name) => imported.has(name) && !shippedBy.has(name) && !inStyles.has(name))
    .map((name) => `${name} is a production dependency, and no production code imports it by value`);
  const both = [...development].filter((name) => production.has(name)).map((name) => `${name} is declared twice`);
  const stale = Object.keys(usedWithoutImport)
    .filter((name) => !declared.has(name) || imported.has(name))
    .map((name) => `the exception for ${name} (used without an import) is no longer true`);
  return [...new Set([...undeclared, ...unused, ...wrongSide, ...neverShipped, ...both, ...stale])];
}
