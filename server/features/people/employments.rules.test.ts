import { describe, expect, it } from 'vitest';
import { type Job, planJobs, settlePrimary } from './employments.rules';

const today = '2026-03-10';
const job = (more: Partial<Job>): Job => ({
  id: 'a',
  companyId: 'acme',
  jobTitle: 'CTO',
  startedOn: '2020-01-01',
  endedOn: null,
  isPrimary: true,
  ...more,
});

describe('what a new company or job title means for the jobs of a person', () => {
  it('a new person begins a job whose beginning nobody knows', () => {
    expect(planJobs(null, { companyId: 'acme', jobTitle: 'CTO' }, [], today)).toEqual({
      change: [],
      add: { companyId: 'acme', jobTitle: 'CTO', startedOn: null, endedOn: null, isPrimary: true },
    });
  });

  it('another title at the same company changes the open job', () => {
    const plan = planJobs(
      { companyId: 'acme', jobTitle: 'CTO' },
      { companyId: 'acme', jobTitle: 'CEO' },
      [job({})],
      today,
    );
    expect(plan).toEqual({ change: [{ id: 'a', values: { jobTitle: 'CEO' } }] });
  });

  it('another company closes the job today and opens the next', () => {
    const plan = planJobs(
      { companyId: 'acme', jobTitle: 'CTO' },
      { companyId: 'kite', jobTitle: 'CEO' },
      [job({})],
      today,
    );
    expect(plan).toEqual({
      change: [{ id: 'a', values: { endedOn: today, isPrimary: false } }],
      add: { companyId: 'kite', jobTitle: 'CEO', startedOn: today, endedOn: null, isPrimary: true },
    });
  });

  it('going to a second employer makes that job the main one instead of adding one', () => {
    const second = job({ id: 'b', companyId: 'kite', jobTitle: 'Board', isPrimary: false });
    const plan = planJobs(
      { companyId: 'acme', jobTitle: 'CTO' },
      { companyId: 'kite', jobTitle: null },
      [job({}), second],
      today,
    );
    expect(plan.change).toEqual([
      { id: 'a', values: { endedOn: today, isPrimary: false } },
      { id: 'b', values: { isPrimary: true, jobTitle: 'Board' } },
    ]);
    expect(plan.add).toBeUndefined();
  });

  it('leaving without a new company only closes; a job that begins tomorrow ends no sooner', () => {
    const plan = planJobs(
      { companyId: 'acme', jobTitle: 'CTO' },
      { companyId: null, jobTitle: null },
      [job({ startedOn: '2026-04-01' })],
      today,
    );
    expect(plan).toEqual({ change: [{ id: 'a', values: { endedOn: '2026-04-01', isPrimary: false } }] });
  });
});

describe('which job is the main one', () => {
  const [acme, kite] = [job({ id: 'a' }), job({ id: 'b', companyId: 'kite', startedOn: '2024-01-01' })];

  it.each([
    ['the one that was just made it', [acme, kite], ['b'], 'b'],
    ['the one that was it before', [acme, { ...kite, isPrimary: false }], ['b'], 'a'],
    [
      'the latest open one when none is',
      [
        { ...acme, isPrimary: false },
        { ...kite, isPrimary: false },
      ],
      [],
      'b',
    ],
    [
      'an open one when the main one has ended',
      [
        { ...acme, endedOn: today },
        { ...kite, isPrimary: false },
      ],
      ['a'],
      'b',
    ],
    ['none when all have ended', [{ ...acme, endedOn: today }], ['a'], undefined],
  ])('%s', (_, jobs, written, expected) => {
    const { change, main } = settlePrimary(jobs, new Set(written));
    expect(main?.id).toBe(expected);
    const after = jobs.map((one) => ({ ...one, ...change.find(({ id }) => id === one.id)?.values }));
    expect(after.filter(({ isPrimary }) => isPrimary).map(({ id }) => id)).toEqual(expected ? [expected] : []);
  });
});
