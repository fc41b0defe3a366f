import { describe, expect, it } from 'vitest';
import { letter, oneLine } from './letters';

const make = (name: string) =>
  letter({
    to: 'ada@example.com',
    subject: `Hello ${name}`,
    paragraphs: [`${name} invites you.`],
    action: { label: 'Open', url: 'https://crm.example.com/x?token=a&b=c' },
    footer: 'You can ignore this.',
  });

describe('a letter', () => {
  it('says the same as text and as HTML', () => {
    const { text, html } = make('Ada');
    expect(text).toContain('Ada invites you.\n\nOpen: https://crm.example.com/x?token=a&b=c');
    expect(html).toContain('href="https://crm.example.com/x?token=a&amp;b=c"');
    expect(html).toContain('Ada invites you.');
  });

  it('shows a hostile name as text, and lets none add a header', () => {
    const { subject, html } = make('<img src=x onerror="alert(1)">\r\nBcc: all@example.com');
    expect(subject).not.toMatch(/[\r\n]/);
    expect(html).not.toContain('<img');
    expect(oneLine('a\r\n\u2028b\u0000')).toBe('a b');
  });
});
