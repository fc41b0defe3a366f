import type { ActionFunctionArgs } from '@remix-run/node';
import type { PageContext } from '@/api/types';
import { attempt } from '~/lib/api.server';
import { textOf } from '~/lib/forms.server';
import type { SettingsResult } from './settings-form';

type Api = PageContext['api'];
type Handler = (api: Api, text: (name: string) => string) => Promise<string | undefined>;

/**
 * The action of a settings page: one handler for each form, by its intent. A handler calls the router and says what is
 * now so; a refusal goes back with what was typed, passwords apart.
 */
export const settingsAction =
  (handlers: Record<string, Handler>) =>
  async (args: ActionFunctionArgs): Promise<SettingsResult> => {
    const form = await args.request.formData();
    const intent = textOf(form, 'intent');
    const handler = Object.hasOwn(handlers, intent) ? handlers[intent] : undefined;
    if (!handler) throw new Response('Unknown form', { status: 400 });
    const outcome = await attempt(args, (api) => handler(api, (name) => textOf(form, name)));
    if (outcome.ok) return { intent, ok: true, ...(outcome.value && { notice: outcome.value }) };
    const kept = [...form.entries()].filter(([name, value]) => typeof value === 'string' && !/password/i.test(name));
    return { intent, ok: false, error: outcome.error, values: Object.fromEntries(kept) as Record<string, string> };
  };
