import { describe, expect, it } from 'vitest';
import type { GroupId } from '~/features/commands/catalogue';
import type { OfferedCommand } from '~/features/commands/offers';
import { contentsOf } from './contents';
import { readPaletteQuery } from './palette-query.rules';
import type { FoundRecord } from './use-found';

const command = (id: OfferedCommand['id'], label: string, group: GroupId, more: Partial<OfferedCommand> = {}) => ({
  ...{ id, label, group, keys: [], rank: 1, always: false, run: () => undefined },
  ...more,
});
const offered: OfferedCommand[] = [
  command('selection.trash', 'Move 2 people to the trash', 'selection', { words: 'delete' }),
  command('record.log-call', 'Log a call', 'record'),
  command('page.create', 'Add person', 'page', { keysOnly: true }),
  command('create.deal', 'New deal', 'create'),
  command('go.deals/board', 'Go to deals', 'go'),
];
const record = (object: FoundRecord['object'], title: string): FoundRecord => ({
  object,
  id: title,
  title,
  subtitle: null,
});
const recent = [record('deal', 'Big one'), record('person', 'Ada')];
const found = [record('deal', 'Deal of the year')];

const listed = (typed: string) =>
  contentsOf({ query: readPaletteQuery(typed), offered, found, recent, searches: ['ada'] }).map((part) => {
    if (part.kind === 'searches') return [part.heading, ...part.searches];
    if (part.kind === 'records') return [part.heading, ...part.records.map(({ title }) => title)];
    return [part.heading, ...part.commands.map(({ label }) => label)];
  });

describe('contentsOf', () => {
  it('begins with the selection, then what was opened lately, then what can be done here', () => {
    expect(listed('')).toEqual([
      ['With the selection', 'Move 2 people to the trash'],
      ['Opened lately', 'Big one', 'Ada'],
      ['With the open record', 'Log a call'],
      ['Looked for lately', 'ada'],
      ['Create', 'New deal'],
      ['Go to', 'Go to deals'],
    ]);
  });
  it('mixes commands, places and records for words', () => {
    expect(listed('deal')).toEqual([
      ['Commands and places', 'New deal', 'Go to deals'],
      ['Records', 'Deal of the year'],
    ]);
  });
  it('has commands alone after >, and finds them by other words', () => {
    expect(listed('>delete')).toEqual([['With the selection', 'Move 2 people to the trash']]);
    expect(listed('>person')).toEqual([]);
  });
  it('shows what was opened lately of the kind that is asked for, until words come', () => {
    expect(listed('@')).toEqual([['Opened lately', 'Ada']]);
    expect(listed('deal: year')).toEqual([['Records', 'Deal of the year']]);
  });
});
