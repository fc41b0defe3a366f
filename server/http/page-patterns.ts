import type { ServerBuild } from '@remix-run/node';

type Routes = Record<
  string,
  { path?: string | undefined; parentId?: string | undefined; index?: boolean | undefined } | undefined
>;

/** The whole path of a route: its own after those of its parents, as written (`/w/:workspace/people/:id`). */
function fullPath(routes: Routes, id: string): string {
  const route = routes[id];
  if (!route) return '';
  const above = route.parentId === undefined ? '' : fullPath(routes, route.parentId);
  return route.path ? `${above}/${route.path}` : above;
}

const asExpression = (pattern: string) =>
  new RegExp(
    `^${pattern
      .split('/')
      .map((part) => (part.startsWith(':') ? '[^/]+' : part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')))
      .join('/')}$`,
  );

/**
 * What metrics call a page: its route as written, never its address, which would make one time series a record.
 * Fixed parts win over variable ones, as they do in the router.
 */
export function pagePatterns(routes: ServerBuild['routes']): (path: string) => string {
  const patterns = [...new Set(Object.keys(routes).map((id) => fullPath(routes, id) || '/'))]
    .map((pattern) => ({ pattern, expression: asExpression(pattern) }))
    .sort((a, b) => a.pattern.split(':').length - b.pattern.split(':').length);
  return (path) => {
    const plain = path.replace(/(?:_root)?\.data$/, '').replace(/(?<=.)\/$/, '') || '/';
    return patterns.find(({ expression }) => expression.test(plain))?.pattern ?? 'unmatched';
  };
}
