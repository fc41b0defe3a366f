import { describe, expect, it } from 'vitest';
import { fits, readPaletteQuery } from './palette-query.rules';

describe('readPaletteQuery', () => {
  it('mixes everything for plain words', () => {
    expect(readPaletteQuery('  ada love ')).toEqual({ kind: 'mixed', text: 'ada love' });
    expect(readPaletteQuery('')).toEqual({ kind: 'mixed', text: '' });
  });
  it('narrows by its first sign', () => {
    expect(readPaletteQuery('>new')).toEqual({ kind: 'commands', text: 'new' });
    expect(readPaletteQuery('@ ada')).toEqual({ kind: 'records', object: 'person', text: 'ada' });
  });
  it('narrows to one kind of record by a word and a colon, however it is written', () => {
    expect(readPaletteQuery('deal: big one')).toEqual({ kind: 'records', object: 'deal', text: 'big one' });
    expect(readPaletteQuery('Companies:')).toEqual({ kind: 'records', object: 'company', text: '' });
  });
  it('takes other colons as they are', () => {
    for (const text of ['https://example.com', 'constructor: x', 'Re: offer', ':x']) {
      expect(readPaletteQuery(text), text).toEqual({ kind: 'mixed', text });
    }
  });
  it('finds the id in a link, and says when there is none', () => {
    const id = '0193a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b';
    expect(readPaletteQuery(`#${id.toUpperCase()}`)).toMatchObject({ kind: 'id', id });
    expect(readPaletteQuery(`# https://crm.example.com/w/x/deals/${id}?tab=notes`)).toMatchObject({ id });
    expect(readPaletteQuery('#0193')).toEqual({ kind: 'id', text: '0193', id: undefined });
  });
});

describe('fits', () => {
  it('wants every typed word to begin a word', () => {
    expect(fits('go com', 'Go to companies')).toBe(true);
    expect(fits('delete', 'Move to the trash', 'delete remove')).toBe(true);
    expect(fits('panies', 'Go to companies')).toBe(false);
    expect(fits('', 'Anything')).toBe(true);
  });
  it('takes small words only along with others', () => {
    expect(fits('an', 'Log an email')).toBe(false);
    expect(fits('log an', 'Log an email')).toBe(true);
    expect(fits('move to the tr', 'Move to the trash')).toBe(true);
    expect(fits('to', 'New task', 'todo')).toBe(true);
  });
});
