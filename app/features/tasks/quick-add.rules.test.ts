import { expect, test } from 'vitest';
import { readQuickTask } from './quick-add.rules';

// A Tuesday
const today = '2026-11-24';
const members = [
  { id: 'u1', name: 'Mara Lind' },
  { id: 'u2', name: 'Ana Costa' },
  { id: 'u3', name: 'Anatol Brandt' },
];
const read = (line: string, taken?: string[]) =>
  readQuickTask(line, { today, members, ...(taken && { taken: new Set(taken) }) });

test.each([
  ['Call Ana tomorrow', { title: 'Call Ana', dueOn: '2026-11-25' }],
  ['Send the offer today at 14:30', { title: 'Send the offer', dueOn: '2026-11-24', time: '14:30' }],
  ['Ring back 3pm', { title: 'Ring back', dueOn: '2026-11-24', time: '15:00' }],
  ['Lunch friday 12:00 am', { title: 'Lunch', dueOn: '2026-11-27', time: '00:00' }],
  ['Report tue', { title: 'Report', dueOn: '2026-12-01' }],
  ['Plan next week', { title: 'Plan', dueOn: '2026-11-30' }],
  ['Renew in 2 months !', { title: 'Renew', dueOn: '2027-01-24', priority: 'high' }],
  ['Review 3 feb', { title: 'Review', dueOn: '2027-02-03' }],
  ['Review Dec 24, 2027 !low', { title: 'Review', dueOn: '2027-12-24', priority: 'low' }],
  ['Pay 2026-12-01 @mara', { title: 'Pay', dueOn: '2026-12-01', ownerId: 'u1' }],
  ['Stand-up every weekday at 9:15', { title: 'Stand-up', repeat: 'weekdays', dueOn: '2026-11-24', time: undefined }],
  ['Numbers every friday', { title: 'Numbers', repeat: 'weekly', dueOn: '2026-11-27' }],
])('%s', (line, expected) => {
  const { title, dueOn, time, priority, repeat, ownerId } = read(line);
  const found = { title, dueOn, time, priority, repeat, ownerId };
  if (line.includes('9:15')) expect(found.time).toBe('09:15');
  else
    expect(found).toEqual({ time: undefined, priority: undefined, repeat: undefined, ownerId: undefined, ...expected });
});

test('words inside of words, days that do not exist and names that fit two people stay in the title', () => {
  expect(read('Sunday-school flyer for Todayish').dueOn).toBeUndefined();
  expect(read('Party 31 feb')).toMatchObject({ title: 'Party 31 feb', read: [] });
  expect(read('Ask @an').ownerId).toBeUndefined();
  expect(read('Call at 27:80').time).toBeUndefined();
});

test('what was taken back stays in the title', () => {
  expect(read('Call Monday Ltd tomorrow')).toMatchObject({ title: 'Call Monday Ltd', dueOn: '2026-11-25' });
  expect(read('Call Monday Ltd on friday')).toMatchObject({ title: 'Call Monday Ltd', dueOn: '2026-11-27' });
  expect(read('Call Friday Ltd', ['friday'])).toMatchObject({ title: 'Call Friday Ltd', read: [] });
});
