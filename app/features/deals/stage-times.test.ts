import { describe, expect, it } from 'vitest';
import { durationWords } from './duration-words';
import { type Stay, stageToReopen, timeByStage } from './stage-times';

const stay = (stageId: string, enteredAt: string, leftAt: string | null): Stay => ({
  stageId,
  stage: stageId,
  pipelineId: 'pipeline',
  enteredAt,
  leftAt,
  seconds: 0,
});
const stays = [
  stay('talk', '2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z'),
  stay('offer', '2026-01-02T00:00:00Z', '2026-01-02T06:00:00Z'),
  stay('talk', '2026-01-02T06:00:00Z', '2026-01-03T06:00:00Z'),
  stay('lost', '2026-01-03T06:00:00Z', null),
];
const stages = [
  { id: 'talk', type: 'open' },
  { id: 'offer', type: 'open' },
  { id: 'lost', type: 'lost' },
];

describe('the time in stages', () => {
  it('adds up what a deal was in a stage more than once, and counts on where it is', () => {
    const times = timeByStage(stays, Date.parse('2026-01-03T07:00:00Z'));
    expect([...times]).toEqual([
      ['talk', 2 * 86_400],
      ['offer', 6 * 3_600],
      ['lost', 3_600],
    ]);
  });

  it('goes on in the open stage that it was in last', () => {
    expect(stageToReopen(stages, stays)?.id).toBe('talk');
    expect(stageToReopen(stages, [])?.id).toBe('talk');
    expect(stageToReopen(stages.slice(2), stays)).toBeUndefined();
  });

  it.each([
    [20, 'under 1 min'],
    [125, '2 min'],
    [7_200, '2 h'],
    [86_400, '1 day'],
    [59 * 86_400, '59 days'],
    [125 * 86_400, '4 months'],
  ])('says %i seconds as “%s”', (seconds, words) => expect(durationWords(seconds)).toBe(words));
});
