import type { Transaction } from '@db/database';
import { notify, theSystem } from '../../inbox/notifications';
import type { ImportRow } from '../import-state';

const many = (count: number, word: string): string[] => (count > 0 ? [`${count.toLocaleString('en')} ${word}`] : []);

function outcomeOf({ fileName, counts, status }: ImportRow): string {
  if (status === 'failed') return `${fileName}: stopped by an error`;
  const { created = 0, updated = 0, invalid = 0, conflict = 0 } = counts ?? {};
  const parts = [...many(created, 'added'), ...many(updated, 'changed'), ...many(invalid + conflict, 'not taken')];
  return `${fileName}: ${parts.length > 0 ? parts.join(', ') : 'nothing new'}`;
}

/** Tells the person who started an import that it is over. API keys have no inbox. */
export async function tellStarter(tx: Transaction, row: ImportRow, at: Date): Promise<void> {
  const { startedBy } = row.options;
  if (startedBy?.kind !== 'user' || !startedBy.id) return;
  const data = { importId: row.id, status: row.status };
  await notify(tx, [{ userId: startedBy.id, kind: 'import', title: outcomeOf(row), actor: theSystem, at, data }]);
}
