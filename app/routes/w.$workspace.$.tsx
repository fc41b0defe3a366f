import type { MetaFunction } from '@remix-run/node';

export { PageError as ErrorBoundary } from '~/features/workspace/page-error';

export const meta: MetaFunction = () => [{ title: 'Not found · CRM Flow' }];

/** An address that no page has. @throws Response 404 */
export function loader(): never {
  throw new Response(null, { status: 404 });
}

export default function NotFound() {
  return null;
}
