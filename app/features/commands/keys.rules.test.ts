import { describe, expect, it } from 'vitest';
import { beginning, choose, isPress, type Press, type Surroundings } from './keys.rules';

const press = (key: string, more: Partial<Press> = {}): Press => {
  const event = {
    key,
    code: /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : '',
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    shiftKey: false,
    ...more,
  };
  const held: Record<string, boolean> = {
    Control: event.ctrlKey,
    Meta: event.metaKey,
    Alt: event.altKey,
    Shift: event.shiftKey,
  };
  return { ...event, getModifierState: (name: string) => held[name] ?? false };
};
const page: Surroundings = { typing: false, covered: false, singleKeys: 'on' };
const plain = { rank: 1, always: false };
const create = { ...plain, name: 'create', keys: ['c'] };
const goCompanies = { ...plain, name: 'companies', keys: ['g c'] };
const search = { ...plain, name: 'search', keys: ['Mod+K', '/'], always: true };
const undo = { ...plain, name: 'undo', keys: ['Mod+Z'] };
const all = [create, goCompanies, search, undo];

describe('isPress', () => {
  it('takes a sign with or without Shift, wherever the keyboard has it', () => {
    expect(isPress(press('?', { shiftKey: true }), '?')).toBe(true);
    expect(isPress(press('/', { shiftKey: true }), '/')).toBe(true);
    expect(isPress(press('/', { ctrlKey: true }), '/')).toBe(false);
  });
  it('takes a letter alone without modifiers', () => {
    expect(isPress(press('c'), 'c')).toBe(true);
    for (const modifier of ['ctrlKey', 'metaKey', 'altKey', 'shiftKey'] as const) {
      expect(isPress(press('c', { [modifier]: true }), 'c'), modifier).toBe(false);
    }
  });
  it('knows the place of a letter on keyboards of other scripts, and only on those', () => {
    expect(isPress(press('с', { code: 'KeyC' }), 'c')).toBe(true);
    expect(isPress(press('q', { code: 'KeyA' }), 'a')).toBe(false);
  });
  it('reads Mod as Control where there is no Mac', () => {
    expect(isPress(press('k', { ctrlKey: true }), 'Mod+K')).toBe(true);
    expect(isPress(press('k'), 'Mod+K')).toBe(false);
  });
});

describe('choose', () => {
  it('calls one thing: a letter alone, or the second of a sequence, never both', () => {
    expect(choose(all, press('c'), page)).toBe(create);
    expect(beginning(all, press('g'), page)).toBe('g');
    expect(choose(all, press('c'), page, 'g')).toBe(goCompanies);
    expect(choose(all, press('z'), page, 'g')).toBeUndefined();
    expect(choose(all, press('k', { ctrlKey: true }), page, 'g')).toBeUndefined();
  });
  it('takes what is nearer to the work, and of equals the one that came last', () => {
    const near = { ...plain, name: 'near', keys: ['c'], rank: 3 };
    const later = { ...plain, name: 'later', keys: ['c'] };
    expect(choose([near, create, later], press('c'), page)).toBe(near);
    expect(choose([create, later], press('c'), page)).toBe(later);
  });
  it('is silent while typing and over dialogs, but for what always works', () => {
    for (const around of [
      { ...page, typing: true },
      { ...page, covered: true },
    ]) {
      expect(choose(all, press('c'), around)).toBeUndefined();
      expect(choose(all, press('/'), around)).toBeUndefined();
      expect(choose(all, press('z', { ctrlKey: true }), around)).toBeUndefined();
      expect(beginning(all, press('g'), around)).toBeUndefined();
      expect(choose(all, press('k', { ctrlKey: true }), around)).toBe(search);
    }
  });
  it('leaves keys alone where they are switched off', () => {
    const off: Surroundings = { ...page, singleKeys: 'off' };
    expect(choose(all, press('c'), off)).toBeUndefined();
    expect(beginning(all, press('g'), off)).toBeUndefined();
    expect(choose(all, press('z', { ctrlKey: true }), off)).toBe(undo);
  });
});
