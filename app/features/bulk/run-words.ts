import type { BulkRun } from './use-bulk-run';

type Label = { one: string; many: string };

const doing = { update: 'Changing', tag: 'Tagging', delete: 'Moving to the trash:', restore: 'Restoring' };
const did = { update: 'changed', tag: 'tagged', delete: 'moved to the trash', restore: 'restored' };

const counted = (count: number, { one, many }: Label, locale: string): string =>
  `${count.toLocaleString(locale)} ${(count === 1 ? one : many).toLowerCase()}`;

/** What a run is doing or did, in one line. */
export function runWords(run: BulkRun, label: Label, locale: string): string {
  const many = label.many.toLowerCase();
  const kept = run.failed > 0 ? `, ${counted(run.failed, label, locale)} left as they were` : '';
  switch (run.status) {
    case 'queued':
    case 'running':
      return `${doing[run.action]} ${many}`;
    case 'undoing':
      return `Taking it back for ${many}`;
    case 'undone':
      return `Taken back for ${counted(run.done - run.failed, label, locale)}${kept}`;
    case 'cancelled':
      return `Stopped: ${counted(run.changed, label, locale)} ${did[run.action]}`;
    case 'failed':
      return `It did not come to its end: ${counted(run.changed, label, locale)} ${did[run.action]}`;
    default:
      return `${counted(run.changed, label, locale)} ${did[run.action]}${kept}`;
  }
}
