import { expect, it } from 'vitest';
import { ownWork } from './own-work';

it.each([
  [{ notes: 0, tasks: 0, activities: 0 }, ''],
  [{ notes: 1, tasks: 0, activities: 0 }, '1 note'],
  [{ notes: 2, tasks: 1, activities: 0 }, '2 notes and 1 task'],
  [{ notes: 1, tasks: 3, activities: 1 }, '1 note, 3 tasks and 1 activity'],
])('what would go with %j', (yours, words) => {
  expect(ownWork(yours)).toBe(words);
});
