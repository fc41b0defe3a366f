import { describe, expect, it } from 'vitest';
import { stepsAround, toStep } from './wizard-steps';

describe('steps of the wizard', () => {
  it.each([
    ['values', 'values'],
    ['nonsense', 'map'],
    [null, 'map'],
  ])('%s in the address is the step %s', (text, step) => expect(toStep(text)).toBe(step));

  it('knows its neighbours', () => {
    expect(stepsAround('map')).toEqual({ after: 'values' });
    expect(stepsAround('values')).toEqual({ before: 'map', after: 'preview' });
    expect(stepsAround('preview')).toEqual({ before: 'values' });
  });
});
