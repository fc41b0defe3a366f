import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type ParsedMail, simpleParser } from 'mailparser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startMailServer } from '@/testing/mail-server';
import { type OpenServices, openServices } from '@/testing/open-services';
import { startTcpProxy } from '@/testing/tcp-proxy';
import type { Mail, Message } from '../types';

const message: Message = {
  to: 'ada@example.test',
  subject: 'Grüße aus 東京 🦊',
  text: 'Hello Ada,\n\nÆrøskøbing.\n.\nA line with a dot alone above.',
  html: '<p>Hello <b>Ada</b></p>',
};
const from = 'CRM Flow <crm@example.com>';
const base = { APP_URL: 'https://crm.example.com', MAIL_FROM: from };

describe.each(['outbox', 'smtp'] as const)('mail (%s)', (kind) => {
  let catcher: Awaited<ReturnType<typeof startMailServer>>;
  let open: OpenServices;
  let mail: Mail;
  beforeAll(async () => {
    catcher = await startMailServer();
    open = await openServices(kind === 'smtp' ? { ...base, MAIL_URL: catcher.url } : base);
    mail = open.services.mail;
  });
  afterAll(async () => {
    await open?.close();
    await catcher?.close();
  });

  const outbox = () => join(open.dataDir, 'outbox');
  const arrived = async (): Promise<ParsedMail[]> => {
    if (kind === 'smtp') return catcher.mails;
    const names = (await readdir(outbox())).sort();
    return Promise.all(names.map(async (name) => simpleParser(await readFile(join(outbox(), name)))));
  };
  const last = async () => (await arrived()).at(-1) as ParsedMail;

  it('carries text and HTML in any script', async () => {
    await mail.send(message);
    const got = await last();
    expect(got.subject).toBe(message.subject);
    expect(got.text?.trim()).toBe(message.text);
    expect(got.html).toContain('<b>Ada</b>');
    expect(got.from?.text).toBe('"CRM Flow" <crm@example.com>');
    expect([got.to].flat().map((to) => to?.text)).toEqual(['ada@example.test']);
    expect(got.messageId).toMatch(/@example\.com>$/);
  });

  it('needs no HTML', async () => {
    await mail.send({ to: 'eve@example.test', subject: 'Plain', text: 'Only text.' });
    const got = await last();
    expect(got.text?.trim()).toBe('Only text.');
    expect(got.html).toBe(false);
  });

  it('a subject cannot add a header, a recipient or a body', async () => {
    await mail.send({ ...message, subject: 'Hi\r\nBcc: eve@evil.test\r\n\r\nInjected' });
    const got = await last();
    expect(got.headers.has('bcc')).toBe(false);
    expect(got.subject).toMatch(/^Hi Bcc: eve@evil\.test +Injected$/);
    expect(got.text?.trim()).toBe(message.text);
    expect(catcher.recipients).not.toContain('eve@evil.test');
  });

  it('is well, and says what it is', async () => {
    expect((await open.services.checkHealth()).services.mail).toMatchObject({ ok: true, kind, required: false });
  });

  if (kind === 'outbox') {
    it('keeps each message as a file of its own, for the owner only, in the order of sending', async () => {
      const names = await readdir(outbox());
      expect(names).toHaveLength(3);
      expect(names.every((name) => name.endsWith('.eml') && !name.startsWith('.'))).toBe(true);
      for (const name of names) expect((await stat(join(outbox(), name))).mode & 0o777).toBe(0o600);
      expect((await arrived()).map(({ subject }) => subject?.slice(0, 2))).toEqual(['Gr', 'Pl', 'Hi']);
    });
  }
});

describe('a mail server', () => {
  it('gets name and password from the URL, and says no to wrong ones', async () => {
    const catcher = await startMailServer();
    const sendAs = async (login: string) => {
      const open = await openServices({ ...base, MAIL_URL: catcher.url.replace('//', `//${login}@`) });
      const outcome = await open.services.mail.send(message).then(
        () => 'sent',
        (error: Error) => error.message,
      );
      const health = await open.services.checkHealth();
      await open.close();
      return { outcome, health: health.services.mail, lines: JSON.stringify(open.lines) };
    };
    expect(await sendAs('crm:p%40ss%2Fword')).toMatchObject({ outcome: 'sent', health: { ok: true } });
    const refused = await sendAs('crm:wr0ng-passw0rd');
    expect(refused.outcome).toContain('Invalid login');
    expect(refused.health).toMatchObject({ ok: false, why: 'sign-in refused' });
    expect(refused.lines).not.toContain('wr0ng-passw0rd');
    await catcher.close();
  });

  it('that is down is told at once, is no reason for not being ready, and works when it is back', async () => {
    const catcher = await startMailServer();
    const proxy = await startTcpProxy(catcher.url.replace('smtp:', 'http:'));
    await proxy.refuse();
    const open = await openServices({ ...base, MAIL_URL: proxy.url.replace('http:', 'smtp:') });
    await expect(open.services.mail.send(message)).rejects.toThrow();
    expect(await open.services.checkHealth()).toMatchObject({
      ok: true,
      degraded: true,
      services: { mail: { ok: false, why: 'no connection' } },
    });
    await proxy.pass();
    await open.services.mail.send(message);
    expect(catcher.mails).toHaveLength(1);
    await open.close();
    await proxy.close();
    await catcher.close();
  });

  it('that hangs does not hang the sender', async () => {
    const catcher = await startMailServer();
    const proxy = await startTcpProxy(catcher.url.replace('smtp:', 'http:'));
    proxy.stall();
    const open = await openServices({ ...base, MAIL_URL: proxy.url.replace('http:', 'smtp:') });
    await expect(open.services.mail.send(message)).rejects.toThrow(/greeting|timeout/i);
    await open.close();
    await proxy.close();
    await catcher.close();
  });
});
