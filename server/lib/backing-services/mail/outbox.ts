import { randomUUID } from 'node:crypto';
import { access, constants, mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import MailComposer from 'nodemailer/lib/mail-composer';
import type { BackingService, Mail } from '../types';
import { composed } from './compose';

/** Mail that never leaves: each message becomes an `.eml` file, which any mail program opens. */
export function createOutbox({ folder, from }: { folder: string; from: string }): Mail & { service: BackingService } {
  return {
    async send(message) {
      const eml = await new MailComposer(composed(from, message)).compile().build();
      const name = `${new Date().toISOString().replaceAll(':', '-')}-${randomUUID()}.eml`;
      // Readers of the folder never see half a message.
      const unfinished = join(folder, `.${name}`);
      await writeFile(unfinished, eml, { mode: 0o600 });
      await rename(unfinished, join(folder, name));
    },
    service: {
      name: 'mail',
      kind: 'outbox',
      required: false,
      remote: false,
      start: async () => void (await mkdir(folder, { recursive: true, mode: 0o700 })),
      check: () => access(folder, constants.W_OK),
      stop: async () => undefined,
    },
  };
}
