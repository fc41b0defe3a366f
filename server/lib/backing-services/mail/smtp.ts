import nodemailer from 'nodemailer';
import type { BackingService, Mail } from '../types';
import { composed } from './compose';

/** A mail server is not asked for its health more often than this. */
const checkEveryMs = 10_000;

/** `smtp:` upgrades to TLS where the server offers it, `smtps:` starts with it. A message is sent once, or `send` throws. */
export function createSmtpMail({ url, from }: { url: string; from: string }): Mail & { service: BackingService } {
  const transport = nodemailer.createTransport({
    url,
    connectionTimeout: 5_000,
    greetingTimeout: 5_000,
    dnsTimeout: 5_000,
    socketTimeout: 15_000,
  });
  let checked: { at: number; outcome: Promise<unknown> } | undefined;

  return {
    async send(message) {
      await transport.sendMail(composed(from, message));
    },
    service: {
      name: 'mail',
      kind: 'smtp',
      required: false,
      remote: true,
      start: async () => undefined,
      async check() {
        if (!checked || performance.now() - checked.at > checkEveryMs) {
          checked = { at: performance.now(), outcome: transport.verify() };
        }
        await checked.outcome;
      },
      async stop() {
        transport.close();
      },
    },
  };
}
