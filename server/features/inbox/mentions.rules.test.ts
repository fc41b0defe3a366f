import { describe, expect, it } from 'vitest';
import { mentionedIn, newlyMentioned } from './mentions.rules';

const [ada, bob] = ['01a20d14-54a5-7199-baed-d46259908143', '01a20d14-54af-7111-8e32-3b24b1ed74f9'];

describe('mentions', () => {
  it.each([
    [`Hello @[Ada Ōta](user:${ada})!`, [ada]],
    [`@[Ada](user:${ada}) and @[Bob](user:${bob}), @[Ada](user:${ada})`, [ada, bob]],
    [`@[Ada](user:${ada.toUpperCase()})`, [ada]],
    ['@[Ada](user:1)', []],
    [`[Ada](user:${ada})`, []],
    [`@[Ada](https://example.com/user:${ada})`, []],
    [null, []],
  ])('%s mentions %j', (text, ids) => expect(mentionedIn(text)).toEqual(ids));

  it('are new where the text before had none of them', () => {
    expect(newlyMentioned(`@[Ada](user:${ada})`, `@[A.](user:${ada}) @[Bob](user:${bob})`)).toEqual([bob]);
    expect(newlyMentioned(undefined, `@[Ada](user:${ada})`)).toEqual([ada]);
  });
});
