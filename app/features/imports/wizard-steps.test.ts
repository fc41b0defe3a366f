import { describe, expect, it } from 'vitest';
import { stepsAround, stepsFor, toStep } from './wizard-steps';

describe('steps of the wizard', () => {
  it.each([
    ['values', 'values'],
    ['nonsense', 'map'],
    [null, 'map'],
  ])('%s in the address is the step %s', (text, step) => expect(toStep(text)).toBe(step));

  it('knows its neighbours', () => {
    const all = stepsFor(true, 'map');
    expect(stepsAround(all, 'map')).toEqual({ after: 'values' });
    expect(stepsAround(all, 'values')).toEqual({ before: 'map', after: 'preview' });
    expect(stepsAround(all, 'preview')).toEqual({ before: 'values' });
  });

  it('passes over the values of a file without choices', () => {
    expect(stepsAround(stepsFor(false, 'map'), 'map')).toEqual({ after: 'preview' });
    expect(stepsAround(stepsFor(false, 'preview'), 'preview')).toEqual({ before: 'map' });
    expect(stepsFor(false, 'values')).toContain('values');
  });
});
