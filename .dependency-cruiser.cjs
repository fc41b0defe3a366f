/**
 * Which part may import which (docs/architecture). Arrows go one way:
 * process-types → http → api → features → trpc → lib → db, and pages know the server by type alone.
 */
const TEST = '[.]test[.]tsx?$|/testing/|^e2e/';

/** Importing a process-wide instance ties a feature to it; what it needs comes through the context. */
const INSTANCES = '^server/lib/(config|logging|backing-services|processes|port-binding|observability)/index[.]ts$';

/** One rule a layer: production code of `from` may reach nothing of what lies above it. */
const layer = (name, from, above) => ({
  name,
  severity: 'error',
  from: { path: from, pathNot: TEST },
  to: { path: above },
});

module.exports = {
  forbidden: [
    layer('db-is-the-bottom', '^db/', '^(server|app|e2e|scripts)/'),
    layer(
      'lib-knows-no-crm',
      '^server/lib/',
      '^(app|e2e|scripts)/|^server/(main|compose|process-types|http|api|features|trpc)',
    ),
    layer(
      'trpc-is-under-features',
      '^server/trpc/',
      '^(app|e2e|scripts)/|^server/(main|compose|process-types|http|api|features)',
    ),
    layer(
      'features-are-under-the-api',
      '^server/features/',
      '^(app|e2e|scripts)/|^server/(main|compose|process-types|http|api)',
    ),
    layer('api-is-under-http', '^server/api/', '^(app|e2e|scripts)/|^server/(main|compose|process-types|http)'),
    layer('http-is-under-process-types', '^server/http/', '^(app|e2e|scripts)/|^server/(main|compose|process-types)'),
    layer('process-types-are-under-main', '^server/process-types/', '^(app|e2e|scripts)/|^server/main'),
    {
      name: 'pages-know-the-server-by-type',
      comment: 'A value import would copy the server into the page bundle, with a second instance of all it holds.',
      severity: 'error',
      from: { path: '^app/' },
      to: { path: '^(server|db)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'pages-import-no-script',
      severity: 'error',
      from: { path: '^app/' },
      to: { path: '^(scripts|e2e)/' },
    },
    {
      name: 'features-hold-no-instance',
      severity: 'error',
      from: { path: '^server/features/', pathNot: TEST },
      to: { path: INSTANCES, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'ui-knows-no-crm',
      severity: 'error',
      from: { path: '^app/(ui|lib)/' },
      to: { path: '^app/(features|routes)/' },
    },
    {
      name: 'page-features-are-under-routes',
      severity: 'error',
      from: { path: '^app/features/' },
      to: { path: '^app/routes/' },
    },
    {
      name: 'tests-are-not-shipped',
      comment: 'Only tests may use what is made for tests.',
      severity: 'error',
      from: { path: '^(app|server|db)/', pathNot: TEST },
      to: { path: TEST },
    },
    {
      name: 'no-cycles',
      comment:
        'Values that import each other are loaded in an order that nobody chose. Types and late imports are not.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only', 'dynamic-import'] } },
    },
    {
      name: 'imports-resolve',
      severity: 'error',
      from: { pathNot: '^(server/http/remix-build[.]ts|scripts/packaging/server-entry[.]js)$' },
      to: { couldNotResolve: true, pathNot: '^virtual:' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(build|release)/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.cjs', '.mjs', '.d.ts', '.json', '.css'],
    },
  },
};
