import interLatin from '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?url';
import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Links, Meta, Outlet, Scripts, type ShouldRevalidateFunction, useRouteLoaderData } from '@remix-run/react';
import type { ReactNode } from 'react';
import { densityClass, densityFromCookie, useDensity } from '~/lib/density';
import { useNonce } from '~/lib/nonce';
import { singleKeysAction, singleKeysFromCookie } from '~/lib/single-keys';
import { themeAction, themeClass, themeFromCookie, useTheme } from '~/lib/theme';
import { PageProgress } from '~/ui/page-progress';
import { RouteError } from '~/ui/route-error';
import { ScrollPlace } from '~/ui/scroll-place';
import { ToastRegion } from '~/ui/toast-region';
import styles from './styles/app.css?url';

export const links: LinksFunction = () => [
  { rel: 'preload', href: interLatin, as: 'font', type: 'font/woff2', crossOrigin: 'anonymous' },
  { rel: 'stylesheet', href: styles },
  { rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' },
  { rel: 'icon', href: '/favicon.ico', sizes: '32x32' },
  { rel: 'apple-touch-icon', href: '/apple-touch-icon.png' },
  { rel: 'manifest', href: '/site.webmanifest' },
];

export const meta: MetaFunction = () => [{ title: 'CRM Flow' }];

/** What every page needs before its own data: the theme, how close rows stand, the reader's keyboard, and what support will ask for. */
export function loader({ request, context }: LoaderFunctionArgs) {
  return {
    theme: themeFromCookie(request.headers.get('Cookie')),
    density: densityFromCookie(request.headers.get('Cookie')),
    singleKeys: singleKeysFromCookie(request.headers.get('Cookie')),
    platform: /Mac OS|iPhone|iPad/.test(request.headers.get('User-Agent') ?? '') ? ('mac' as const) : undefined,
    requestId: context.requestId,
    build: context.build,
  };
}

/** Nothing here changes by navigating; only the forms of the preferences change something. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ formAction }) =>
  formAction === themeAction || formAction === singleKeysAction;

export function Layout({ children }: { children: ReactNode }) {
  const nonce = useNonce();
  const theme = useTheme();
  const density = useDensity();
  const root = useRouteLoaderData<typeof loader>('root');
  return (
    <html
      lang="en"
      className={`${themeClass(theme)} ${densityClass(density)}`}
      data-platform={root?.platform}
      data-build={root?.build}
    >
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="color-scheme" content={theme === 'system' ? 'light dark' : theme} />
        {/* Vite and the browser hide the nonce from the document, so React must not compare it */}
        <meta property="csp-nonce" nonce={nonce} suppressHydrationWarning />
        <Meta />
        <Links />
      </head>
      <body>
        <PageProgress />
        {children}
        <ToastRegion />
        <ScrollPlace nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  );
}

export default function App() {
  return <Outlet />;
}

export function ErrorBoundary() {
  const root = useRouteLoaderData<typeof loader>('root');
  return (
    <main id="main" className="grid min-h-dvh place-items-center">
      <RouteError requestId={root?.requestId} />
    </main>
  );
}
