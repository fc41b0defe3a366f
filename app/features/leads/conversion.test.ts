import { describe, expect, it } from 'vitest';
import { choicesFor, fresh, none, type Preview, partOf, suggestedChoice } from './conversion';

const lead = { firstName: 'Ada', lastName: 'Lovelace', email: 'ada@example.com', companyName: 'Engines' };
const preview: Preview = {
  people: [{ id: 'ada', title: 'Ada Lovelace', why: 'same e-mail address' }],
  companies: [],
  suggested: { person: { id: 'ada' }, company: { values: { name: 'Engines' } }, deal: null },
};

describe('what becomes of a lead', () => {
  it('suggests a sure duplicate, and offers a new one beside it', () => {
    expect(suggestedChoice(preview, 'person')).toBe('ada');
    expect(choicesFor(preview, 'person', lead).map(({ label }) => label)).toEqual([
      'Ada Lovelace',
      'New person: Ada Lovelace',
      'No person',
    ]);
    expect(suggestedChoice(preview, 'company')).toBe(fresh);
  });

  it('offers no company where the lead has none', () => {
    const alone: Preview = { ...preview, suggested: { ...preview.suggested, company: null } };
    expect(suggestedChoice(alone, 'company')).toBe(none);
    expect(choicesFor(alone, 'company', { email: 'x@example.com' }).map(({ value }) => value)).toEqual([none]);
  });

  it('sends an id, values or nothing', () => {
    expect(partOf('ada', null)).toEqual({ id: 'ada' });
    expect(partOf(fresh, { name: 'Engines' })).toEqual({ values: { name: 'Engines' } });
    expect(partOf(none, { name: 'Engines' })).toBeNull();
  });
});
