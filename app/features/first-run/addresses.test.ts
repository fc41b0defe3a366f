import { expect, it } from 'vitest';
import { addressesIn } from './addresses';

it.each([
  ['', []],
  [' \n ,; ', []],
  ['ana@example.com, ben@example.com;chloe@example.com', ['ana@example.com', 'ben@example.com', 'chloe@example.com']],
  ['ana@example.com\r\nben@example.com ANA@example.com', ['ana@example.com', 'ben@example.com']],
  ['"Ana Costa" <ana@example.com>, Ben O’Connor <Ben@Example.com>', ['ana@example.com', 'ben@example.com']],
  ['<ana@example.com> <ben@example.com>', ['ana@example.com', 'ben@example.com']],
  ['ana@example.com nobody', ['ana@example.com', 'nobody']],
])('the addresses in %j', (text, found) => {
  expect(addressesIn(text)).toEqual(found);
});
