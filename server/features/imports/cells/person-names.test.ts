import { expect, it } from 'vitest';
import { splitName } from './person-names';

it.each([
  ['Ada Lovelace', 'Ada', 'Lovelace'],
  ['Lovelace, Ada', 'Ada', 'Lovelace'],
  ['Ada King Lovelace', 'Ada King', 'Lovelace'],
  ['  Ada   Lovelace ', 'Ada', 'Lovelace'],
  ['Ludwig van Beethoven', 'Ludwig', 'van Beethoven'],
  ['Ursula von der Leyen', 'Ursula', 'von der Leyen'],
  ['van Beethoven, Ludwig', 'Ludwig', 'van Beethoven'],
  ['Van Morrison', 'Van', 'Morrison'],
  ['Herr Max Mustermann', 'Max', 'Mustermann'],
  ['Mrs. Ada Lovelace', 'Ada', 'Lovelace'],
  ['Dr. Ada Lovelace', 'Dr. Ada', 'Lovelace'],
  ['Martin Luther King Jr.', 'Martin Luther', 'King Jr.'],
  ['Ada King, PhD', 'Ada', 'King PhD'],
  ['Ada', 'Ada', ''],
  ['王', '王', ''],
  ['Nguyễn Văn An', 'Nguyễn Văn', 'An'],
  ["Miles O'Brien", 'Miles', "O'Brien"],
  ['Anna-Lena Groß-Bölting', 'Anna-Lena', 'Groß-Bölting'],
  ['Lovelace,', 'Lovelace', ''],
  ['', '', ''],
])('%s', (full, firstName, lastName) => {
  expect(splitName(full)).toEqual({ firstName, lastName });
});
