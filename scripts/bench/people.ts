import { fold } from '@db/fold';

const firstNames = [
  'Anna',
  'Bruno',
  'Clara',
  'David',
  'Elif',
  'Felix',
  'Grace',
  'Hugo',
  'Ines',
  'Jonas',
  'Katja',
  'Luca',
];
const lastNames = ['Smith', 'Müller', 'García', 'Rossi', 'Novak', 'Dubois', 'Jansen', 'Kowalski', 'Lindgren', 'Okafor'];
const jobs = ['Head of Sales', 'Buyer', 'Engineer', 'Managing Director', 'Designer', 'Accountant', 'Founder', 'Nurse'];
const cities = ['Berlin', 'Köln', 'Lyon', 'Łódź', 'Málaga', 'London', 'Praha', 'Oslo', 'Wien', 'Bern'];

/** Of a list by number, the next list advancing when this one is through: all pairs turn up. */
const pick = (list: readonly string[], n: number, every = 1): string => list[Math.floor(n / every) % list.length] ?? '';
const syllables = ['ba', 'de', 'ki', 'lo', 'mu', 'na', 're', 'si', 'to', 'vu'];
/** A rarer second part of the name: one of 1,000. */
const rare = (n: number): string => pick(syllables, n) + pick(syllables, n, 10) + pick(syllables, n, 100);

/** The nth person, always the same. */
export function personNumber(n: number) {
  const firstName = pick(firstNames, n);
  const lastName = `${pick(lastNames, n, firstNames.length)}${n % 3 === 0 ? `-${rare(Math.floor(n / 7))}` : ''}`;
  const name = `${firstName} ${lastName}`;
  const email = `${fold(firstName)}.${n.toString(36)}@company${n % 997}.example.com`;
  const phone = `+4930${String(10_000_000 + ((n * 7_919) % 90_000_000))}`;
  return {
    firstName,
    lastName,
    name,
    nameKey: fold(name),
    email,
    phone,
    jobTitle: pick(jobs, n, 5),
    // By another stride than the names: people of every name live in every city.
    city: pick(cities, n * 7_919, 11),
    country: 'DE',
  };
}

/** What somebody types, letter by letter, to find people: common words, rare ones, addresses and numbers. */
export function typedTexts(): string[] {
  const wanted = [
    'Anna Smith',
    'Müller',
    'Kowalski-ba',
    'company12.ex',
    'Head of S',
    'Berlin',
    '030 1234',
    'grace.2',
    'Oslo Bu',
  ];
  return wanted.flatMap((text) =>
    Array.from(text, (_, at) => text.slice(0, at + 1)).filter((typed) => !typed.endsWith(' ')),
  );
}

const csvHeader = 'First name,Last name,Email,Phone,Job title,City,Country\n';

/** The lines of a contact sheet; `from` keeps the addresses of several sheets apart. */
export function* csvLines(from: number, rows: number): Generator<string> {
  yield csvHeader;
  for (let n = from; n < from + rows; n += 1) {
    const { firstName, lastName, email, phone, jobTitle, city, country } = personNumber(n);
    yield `${firstName},${lastName},${email},${phone},${jobTitle},${city},${country}\n`;
  }
}
