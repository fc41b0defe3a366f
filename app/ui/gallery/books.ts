/** A row for the table on /dev/ui. */
export type Book = {
  id: string;
  title: string;
  author: string;
  shelf: string;
  subject: string;
  pages: number;
  cents: number;
  bought: string;
};

const titles = [
  'The Dispossessed',
  'Things Fall Apart',
  'Poems New and Collected',
  'Norwegian Wood',
  'Palace Walk',
  'White Teeth',
  'Beloved',
];
const authors = [
  'Ursula K. Le Guin',
  'Chinua Achebe',
  'Wisława Szymborska',
  '村上 春樹',
  'نجيب محفوظ',
  'Zadie Smith',
  'Toni Morrison',
];
const subjects = ['Fiction', 'Poetry', 'History', 'Science', 'Travel'];
const longest = 'A very long title that no column will ever hold, because its author could not stop, and went on: '
  .repeat(2)
  .trim();

/** The same books every time. */
export function makeBooks(count: number): Book[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `book-${index}`,
    title: index % 23 === 5 ? longest : `${titles[index % titles.length]} ${index + 1}`,
    author: authors[(index * 3) % authors.length] ?? '',
    shelf: `${String.fromCharCode(65 + (index % 26))} ${index % 120}`,
    subject: subjects[(index * 7) % subjects.length] ?? '',
    pages: 80 + ((index * 137) % 900),
    cents: 500 + ((index * 7919) % 9_000),
    bought: new Date(Date.UTC(2024, 0, 1 + (index % 900))).toISOString().slice(0, 10),
  }));
}
