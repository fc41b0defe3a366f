import { Building2, CircleCheck, Handshake, Plus, Star } from 'lucide-react';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import createIcon from './lucide-icon';

type IconData = Parameters<typeof createIcon>[0];
const uses = [
  {},
  { className: 'ms-auto size-4' },
  { 'aria-label': 'Done', role: 'img' },
  { 'aria-label': undefined },
  { size: 20, className: 'mt-0.5', fill: 'currentColor' },
];
const icons = [
  { file: 'plus', theirs: Plus },
  { file: 'building-complex', theirs: Building2 },
  { file: 'circle-check', theirs: CircleCheck },
  { file: 'handshake', theirs: Handshake },
  { file: 'star', theirs: Star },
];

describe('icons are drawn as the set draws them', () => {
  test.each(icons)('$file', async ({ file, theirs }) => {
    const { __iconData: data } = (await import(`../../node_modules/lucide-react/dist/esm/icons/${file}.mjs`)) as {
      __iconData: IconData;
    };
    const own = createIcon(data);
    for (const use of uses) {
      expect(renderToStaticMarkup(createElement(own, use))).toBe(renderToStaticMarkup(createElement(theirs, use)));
    }
  });
});
