import { describe, expect, it } from 'vitest';
import { readInline, readMarkdown } from './markdown-rules';
import { completeMention, mentionBefore } from './mention-rules';

describe('notes as Markdown', () => {
  it('reads blocks', () => {
    const blocks = readMarkdown('# Call\n\nHello\nthere\n\n- one\n- two\n\n1. first\n> said\n```\n**x**\n```');
    expect(blocks.map(({ kind }) => kind)).toEqual(['heading', 'paragraph', 'list', 'list', 'quote', 'code']);
    expect(blocks[5]).toEqual({ kind: 'code', text: '**x**' });
  });
  it('reads bold, italic, code and links', () => {
    expect(readInline('a **b** *c* `d` [e](https://f.example)')).toEqual([
      { kind: 'text', text: 'a ' },
      { kind: 'strong', children: [{ kind: 'text', text: 'b' }] },
      { kind: 'text', text: ' ' },
      { kind: 'emphasis', children: [{ kind: 'text', text: 'c' }] },
      { kind: 'text', text: ' ' },
      { kind: 'code', text: 'd' },
      { kind: 'text', text: ' ' },
      { kind: 'link', href: 'https://f.example', children: [{ kind: 'text', text: 'e' }] },
    ]);
  });
  it('leaves the full stop after an address out of it', () => {
    expect(readInline('see https://a.example/x.')).toEqual([
      { kind: 'text', text: 'see ' },
      { kind: 'link', href: 'https://a.example/x', children: [{ kind: 'text', text: 'https://a.example/x' }] },
      { kind: 'text', text: '.' },
    ]);
  });
  it.each(['[x](javascript:alert(1))', '[x](data:text/html,1)', '<img src=x onerror=1>', '[x](//evil.example)'])(
    'keeps %s as plain text',
    (text) => {
      expect(readInline(text).every(({ kind }) => kind === 'text')).toBe(true);
    },
  );
  it('leaves words with underscores and lone stars alone', () => {
    expect(readInline('snake_case_name 2 * 3 * 4')).toEqual([{ kind: 'text', text: 'snake_case_name 2 * 3 * 4' }]);
  });
  it('knows members by the longest name', () => {
    expect(readInline('ask @Ana López now', ['Ana', 'Ana López'])).toContainEqual({
      kind: 'mention',
      name: 'Ana López',
    });
  });
  it('ends for every text', () => {
    for (const text of ['```', '- ', '#', '>', '\n\n', '**', '* * *', '1.', '@', '`a'])
      expect(() => readMarkdown(text, ['A'])).not.toThrow();
  });
});

describe('mentions while typing', () => {
  it('begins after an @ at a word’s start', () => {
    expect(mentionBefore('hi @An', 6)).toEqual({ start: 3, typed: 'An' });
    expect(mentionBefore('mail a@b', 8)).toBeNull();
  });
  it('writes the name and one space', () => {
    const mention = mentionBefore('hi @An there', 6);
    expect(mention && completeMention('hi @An there', 6, mention, 'Ana López')).toEqual({
      text: 'hi @Ana López there',
      caret: 14,
    });
  });
});
