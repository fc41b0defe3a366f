import { textOf } from '~/lib/forms.server';

/**
 * What a browser says of where it is: its time zone with a form that has `BrowserZone`, its language with every request.
 * What this server does not know is left out.
 */
export function browserLocality(request: Request, form: FormData): { timeZone?: string; locale?: string } {
  const timeZone = known(textOf(form, 'timeZone'), (zone) => new Intl.DateTimeFormat('en', { timeZone: zone }));
  const locale = known(
    (request.headers.get('Accept-Language') ?? '').split(/[,;]/)[0]?.trim() ?? '',
    (tag) => Intl.DateTimeFormat.supportedLocalesOf(tag)[0],
  );
  return { ...(timeZone && { timeZone }), ...(locale && { locale }) };
}

function known(text: string, look: (text: string) => unknown): string | undefined {
  try {
    return text !== '' && text.length <= 35 && look(text) ? text : undefined;
  } catch {
    return undefined;
  }
}
