import { describe, expect, it } from 'vitest';
import { missingName } from './create-rules';

describe('a record that nothing could be called by', () => {
  it('is refused with the field to begin at', () => {
    expect(missingName('person', {})?.key).toBe('firstName');
    expect(missingName('person', { city: 'Bonn' })?.key).toBe('firstName');
  });

  it.each(['firstName', 'lastName', 'email', 'phone'])('is none with %s', (key) => {
    expect(missingName('person', { [key]: 'x' })).toBeUndefined();
  });

  it('is left to the required fields of other record types', () => {
    expect(missingName('company', {})).toBeUndefined();
  });
});
