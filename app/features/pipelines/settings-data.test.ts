import { describe, expect, it } from 'vitest';
import type { Field, ObjectDescription } from '~/features/records/types';
import { enterableFields, likelyTargets, positionBetween, type Stage } from './settings-data';

describe('pipelines in the settings', () => {
  it('a moved pipeline stands between its neighbours', () => {
    expect(positionBetween(1, 2)).toBe(1.5);
    expect(positionBetween(undefined, 3)).toBe(2);
    expect(positionBetween(4, undefined)).toBe(5);
  });

  it('deals of a stage that goes are offered a stage of the same type', () => {
    const stage = (id: string, type: Stage['type']) => ({ id, type }) as Stage;
    const staying = [stage('a', 'open'), stage('b', 'lost')];
    expect(likelyTargets([stage('x', 'lost'), stage('y', 'won')], staying)).toEqual({ x: 'b', y: 'a' });
    expect(likelyTargets([stage('x', 'open')], [])).toEqual({ x: '' });
  });

  it('a stage asks for fields that may be empty and that a person fills in', () => {
    const field = (key: string, more: Partial<Field> = {}) =>
      ({ key, type: 'text', readOnly: false, required: false, ...more }) as Field;
    const fields = [
      field('name', { required: true }),
      field('amount'),
      field('tags', { type: 'tags' }),
      field('lostReasonId'),
      field('weightedAmount', { readOnly: true }),
      field('amountFromLines', { initial: false }),
    ];
    expect(enterableFields({ fields } as ObjectDescription).map(({ key }) => key)).toEqual(['amount']);
  });
});
