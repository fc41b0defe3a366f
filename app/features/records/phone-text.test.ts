import { describe, expect, it } from 'vitest';
import { phoneText } from './phone-text';

describe('phone numbers as text', () => {
  it.each([
    ['+34900000177', '+34 900 000 177'],
    ['+33199001396', '+33 1 99 00 13 96'],
    ['+14155550132', '+1 415 555 0132'],
    ['+41441234567', '+41 44 123 45 67'],
    ['+351912345678', '+351 912 345 678'],
  ])('groups %s where the plan has one way only', (number, text) => {
    expect(phoneText(number)).toBe(text);
  });

  it('sets only the country apart where area codes differ in length', () => {
    expect(phoneText('+493023125880')).toBe('+49 3023125880');
    expect(phoneText('+442079460018')).toBe('+44 2079460018');
    expect(phoneText('+3725551234')).toBe('+372 5551234');
  });

  it('does not group a number of another length than its plan has', () => {
    expect(phoneText('+3490000')).toBe('+34 90000');
  });

  it.each(['', 'ext. 12', '030 1234567', '+49 30 1234', '+0123456789'])('leaves “%s” as it is', (text) => {
    expect(phoneText(text)).toBe(text);
  });
});
