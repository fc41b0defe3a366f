import { describe, expect, it } from 'vitest';
import { packDescriptions, unpackDescriptions } from './descriptions';
import { testObject } from './testing-object';

describe('descriptions on their way to the browser', () => {
  const objects = { person: testObject, company: { ...testObject, name: 'company' } };

  it('arrive as they were', () => {
    const { text } = packDescriptions(objects);
    expect(unpackDescriptions({ text })).toEqual(JSON.parse(JSON.stringify(objects)));
  });

  it('hold what several fields have alike once', () => {
    const { text } = packDescriptions(objects);
    expect(text.split('"is between"')).toHaveLength(2);
    expect(JSON.stringify(objects).split('"is between"').length).toBeGreaterThan(2);
  });

  it('need no reading where they were packed, and one where they arrive', () => {
    expect(unpackDescriptions(packDescriptions(objects))).toBe(objects);
    const arrived = { text: packDescriptions(objects).text };
    expect(unpackDescriptions(arrived)).toBe(unpackDescriptions(arrived));
  });
});
