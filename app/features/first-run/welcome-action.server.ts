import { type ActionFunctionArgs, data, redirect } from '@remix-run/node';
import { attempt, type Refusal } from '~/lib/api.server';
import type { FormRefusal } from '~/lib/form-outcome';
import { textOf } from '~/lib/forms.server';
import { draftCookie } from './draft';
import { ownWork } from './own-work';
import { sendInvitations } from './send-invitations.server';
import { isSlug } from './slugs';
import { endPath, stepPath, toStart } from './steps';

export type WelcomeRefusal = FormRefusal & { ok: false };
type Form = { args: ActionFunctionArgs; slug: string; text: (name: string) => string };

const refused = (error: Refusal, values: Record<string, string>) => data({ ok: false as const, error, values });
const forgetDraft = (slug: string) => ({ headers: { 'Set-Cookie': draftCookie(slug, { emails: '', role: '' }) } });

/** What the forms of the first pages do; each step saves what is in it before the next one opens. */
export async function welcomeAction(args: ActionFunctionArgs) {
  const slug = args.params.workspace ?? '';
  if (!isSlug(slug)) throw new Response('There is no such workspace', { status: 404 });
  const form = await args.request.formData();
  const asked = { args, slug, text: (name: string) => textOf(form, name) };
  switch (asked.text('intent')) {
    case 'workspace':
      return saveWorkspace(asked);
    case 'start':
      return begin(asked);
    case 'invite':
      return sendInvitations(args, { emails: asked.text('emails'), role: asked.text('role') });
    case 'back': {
      const draft = { emails: asked.text('emails'), role: asked.text('role') };
      const headers = { 'Set-Cookie': draftCookie(slug, draft) };
      throw redirect(stepPath(slug, 'start', toStart(asked.text('start'))), { headers });
    }
    case 'finish':
      throw redirect(endPath(slug, toStart(asked.text('start'))), forgetDraft(slug));
    default:
      throw new Response('Unknown form', { status: 400 });
  }
}

/** Saving what is so already is no change: a second click finds the version of the first. */
async function saveWorkspace({ args, slug, text }: Form) {
  const values = {
    name: text('name').trim(),
    currency: text('currency'),
    timeZone: text('timeZone'),
    defaultCountry: text('defaultCountry'),
  };
  const version = Number(text('version'));
  const outcome = await attempt(args, async (api) => {
    const isSo = async () => {
      const { name, currency, timeZone, defaultCountry } = await api.workspaces.get();
      return JSON.stringify({ name, currency, timeZone, defaultCountry }) === JSON.stringify(values);
    };
    if (await isSo()) return;
    try {
      await api.workspaces.update({ version, values });
    } catch (error) {
      if (!(await isSo())) throw error;
    }
  });
  if (!outcome.ok) return refused(outcome.error, { ...values, version: text('version') });
  throw redirect(stepPath(slug, 'start'));
}

/**
 * Demo data comes when it is wanted, and goes when something else is; once, however often that is asked for. It stays where
 * work of people would go with it, which the settings ask about: the next step says so.
 */
async function begin({ args, slug, text }: Form) {
  const start = toStart(text('start'));
  const outcome = await attempt(args, async (api) => {
    if (start === 'demo') await api.demo.add();
    else if (start) {
      const { present, yours } = await api.demo.status();
      if (present && ownWork(yours) === '') await api.demo.remove();
    }
  });
  if (!outcome.ok) return refused(outcome.error, { start: text('start') });
  throw redirect(stepPath(slug, 'colleagues', start));
}
