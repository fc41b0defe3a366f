import type { Message } from '@/lib/backing-services/types';

type Letter = {
  to: string;
  subject: string;
  /** Whole sentences; plain text. */
  paragraphs: string[];
  action?: { label: string; url: string };
  /** Why this mail came, and what to do when it should not have. */
  footer: string;
};

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);

/** Names come from people: without line breaks they cannot add headers or fake paragraphs. */
export const oneLine = (text: string): string => text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();

/** A mail of ours, as text and as plain HTML that says the same. Names in it are text, whatever they hold. */
export function letter({ to, subject, paragraphs, action, footer }: Letter): Message {
  const text = [...paragraphs, ...(action ? [`${action.label}: ${action.url}`] : []), `-- \n${footer}`].join('\n\n');
  const p = (content: string, style = '') => `<p style="margin:0 0 16px;${style}">${content}</p>`;
  const button =
    action &&
    p(
      `<a href="${escaped(action.url)}" style="display:inline-block;padding:10px 18px;border-radius:6px;background:#3b5bdb;color:#fff;text-decoration:none">${escaped(action.label)}</a>`,
    ) + p(`Or open this address: ${escaped(action.url)}`, 'color:#5c6370;font-size:13px;word-break:break-all');
  const html = [
    '<!doctype html><html><body style="margin:0;padding:24px;font:16px/1.5 system-ui,sans-serif;color:#1c1f26">',
    '<div style="max-width:520px;margin:0 auto">',
    ...paragraphs.map((paragraph) => p(escaped(paragraph))),
    button ?? '',
    p(escaped(footer), 'color:#5c6370;font-size:13px;border-top:1px solid #e3e5e9;padding-top:16px'),
    '</div></body></html>',
  ].join('\n');
  return { to, subject: oneLine(subject), text, html };
}
