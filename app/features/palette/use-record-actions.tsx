import { useLocation, useNavigate } from '@remix-run/react';
import { ArrowUpRight, Link2, PanelRight, PhoneCall, SquareCheckBig, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useShell } from '~/features/commands/shell';
import { toastFailure } from '~/features/records/choices';
import { recordCalls } from '~/features/records/record-calls';
import { isWorkedOn, pluralOf } from '~/features/records/types';
import { useUndo } from '~/features/records/use-undo';
import { useApi, useWorkspace } from '~/features/workspace/use-workspace';
import { toast } from '~/ui/toast-store';
import { besideAddress, pageOf } from './addresses';
import type { FoundRecord } from './use-found';

export type RecordAction = { id: string; label: string; icon: ReactNode; keys?: string; run: () => void };

/** What can be done with a found record without going there first. */
export function useRecordActions() {
  const { path, can } = useWorkspace();
  const api = useApi();
  const navigate = useNavigate();
  const here = useLocation();
  const { announce } = useUndo();
  const { begin } = useShell();

  const open = (record: FoundRecord) => navigate(path(pageOf(record)));
  const openBeside = (record: FoundRecord) => navigate(besideAddress(record, here, path));
  const copyLink = async (record: FoundRecord) => {
    await navigator.clipboard.writeText(new URL(path(pageOf(record)), window.location.href).href);
    toast({ title: 'Link copied' });
  };
  const trash = async ({ object, id, title }: FoundRecord) => {
    try {
      const { groupId } = await recordCalls(api, pluralOf[object]).trash([id]);
      announce(`${title} moved to the trash`, groupId);
    } catch (error) {
      toastFailure(error, 'Not moved to the trash');
    }
  };
  const actionsOf = (record: FoundRecord): RecordAction[] => {
    const { object, id, title } = record;
    const target = isWorkedOn(object) && can('records.create') ? { object, id, title } : undefined;
    return [
      { id: 'open', label: 'Open', icon: <ArrowUpRight />, keys: 'Enter', run: () => open(record) },
      {
        id: 'beside',
        label: 'Open beside',
        icon: <PanelRight />,
        keys: 'Mod+Enter',
        run: () => openBeside(record),
      },
      { id: 'copy', label: 'Copy link', icon: <Link2 />, run: () => void copyLink(record) },
      ...(target
        ? [
            {
              id: 'call',
              label: 'Log a call',
              icon: <PhoneCall />,
              run: () => begin({ kind: 'log', activity: 'call', target }),
            },
            { id: 'task', label: 'New task', icon: <SquareCheckBig />, run: () => begin({ kind: 'task', target }) },
          ]
        : []),
      ...(can('records.delete')
        ? [{ id: 'trash', label: 'Move to the trash', icon: <Trash2 />, run: () => void trash(record) }]
        : []),
    ];
  };
  return { open, openBeside, actionsOf };
}
