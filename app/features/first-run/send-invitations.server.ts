import { type ActionFunctionArgs, data } from '@remix-run/node';
import type { Role } from '@/api/types';
import { attempt } from '~/lib/api.server';
import { addressesIn, mostAddresses } from './addresses';
import { type Draft, draftCookie } from './draft';

/** What became of one address. `known`: nothing was to be done. */
export type Sent = { email: string; state: 'invited' | 'known' | 'refused'; say: string };

/** What became of a sending: of each address, in a sentence, and what is left to be mended. */
export type Sending = { ok: true; key: string; sent: Sent[]; say: string; rest: Draft };

const count = (many: number, what: string): string => `${many} ${what}${many === 1 ? '' : 's'}`;

const wrong = (values: Draft, message: string) =>
  data({
    ok: false as const,
    error: { code: 'INVALID_INPUT', message, requestId: '', fields: { emails: message } },
    values,
  });

/** Invites each address on its own: what is wrong with one holds up none of the others, and is left in the field. */
export async function sendInvitations(args: ActionFunctionArgs, draft: Draft) {
  const addresses = addressesIn(draft.emails);
  if (addresses.length === 0) return wrong(draft, 'Enter an address, or skip this step.');
  if (addresses.length > mostAddresses) {
    return wrong(draft, `At most ${mostAddresses} at a time; these are ${addresses.length}.`);
  }
  const sent: Sent[] = [];
  for (const email of addresses) sent.push(await inviteOne(args, email, draft.role));
  const left = sent.filter(({ state }) => state === 'refused').map(({ email }) => email);
  const [invited, known] = (['invited', 'known'] as const).map((state) => sent.filter((one) => one.state === state));
  const say = [
    invited?.length ? `${count(invited.length, 'invitation')} on the way` : '',
    known?.length ? `${known.length} known already` : '',
    left.length ? count(left.length, 'problem') : '',
  ];
  const rest = { emails: left.join('\n'), role: draft.role };
  const headers = { 'Set-Cookie': draftCookie(args.params.workspace ?? '', rest) };
  const sending: Sending = { ok: true, key: args.context.requestId, sent, say: say.filter(Boolean).join(', '), rest };
  return data(sending, { headers });
}

async function inviteOne(args: ActionFunctionArgs, email: string, role: string): Promise<Sent> {
  const outcome = await attempt(args, (api) => api.invitations.create({ email, role: role as Role }));
  if (outcome.ok) return { email, state: 'invited', say: 'Invitation on the way' };
  const { code, message, fields } = outcome.error;
  if (code === 'ALREADY_EXISTS') return { email, state: 'known', say: message.replace(/ Send that .*$/, '') };
  return { email, state: 'refused', say: Object.values(fields ?? {})[0] ?? message };
}
