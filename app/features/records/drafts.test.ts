import { expect, it } from 'vitest';
import { readDraft, startDraft } from './drafts';
import { testField } from './testing-object';
import type { RecordView } from './types';

const writing = { locale: 'en-GB', currency: 'EUR', timeZone: 'Europe/Berlin' };
const field = { ...testField('status'), key: 'startsAt', label: 'When', type: 'instant' as const };
const started = (startsAt: string | null) => startDraft(field, { id: 'a', startsAt } as unknown as RecordView, writing);

it('a moment is edited as a clock of the workspace shows it, and keeps its seconds where nobody changed it', () => {
  const draft = started('2026-05-04T08:30:15.250Z');
  expect(draft).toMatchObject({ kind: 'moment', at: '2026-05-04T10:30' });
  expect(readDraft(field, draft, writing)).toEqual({ ok: true, value: '2026-05-04T08:30:15.250Z' });
  const changed = { ...draft, at: '2026-05-04T10:31' };
  expect(readDraft(field, changed, writing)).toEqual({ ok: true, value: '2026-05-04T08:31:00.000Z' });
});

it('a moment that was taken out is none, and one that was not is asked for where it is required', () => {
  const emptied = { ...started('2026-05-04T08:30:00.000Z'), at: '' };
  expect(readDraft(field, emptied, writing)).toEqual({ ok: true, value: null });
  expect(readDraft({ ...field, required: true }, started(null), writing)).toMatchObject({ ok: false });
});
