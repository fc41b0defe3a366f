import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { backWithCookie } from '~/lib/back-to-page.server';
import { themeCookie, toTheme } from '~/lib/theme';

/** Keeps the chosen theme. */
export async function action({ request }: ActionFunctionArgs) {
  return backWithCookie(request, themeCookie(toTheme((await request.formData()).get('theme'))));
}

export const loader = () => redirect('/');
