import { describe, expect, it } from 'vitest';
import { fieldToBegin, formError } from './form-outcome';

const refusal = (fields?: Record<string, string>) => ({
  error: { code: 'INVALID_INPUT', message: 'Some fields are not right.', requestId: '1', ...(fields && { fields }) },
  values: {},
});
const order = ['name', 'email', 'password'];

describe('a refused form', () => {
  it('begins at the first wrong field in its own order', () => {
    expect(fieldToBegin(undefined, order)).toBe('name');
    expect(fieldToBegin(refusal({ password: 'short', email: 'none' }), order)).toBe('email');
    expect(fieldToBegin(refusal(), order)).toBe('name');
  });

  it('says above the fields only what no field says', () => {
    expect(formError(refusal({ email: 'none' }), order)).toBeUndefined();
    expect(formError(refusal({ elsewhere: 'none' }), order)).toBe('Some fields are not right.');
  });
});
