import { clsx } from 'clsx';
import { Plus } from 'lucide-react';
import { keysOf } from '~/features/commands/catalogue';
import { Button, buttonStyle } from '~/ui/button';
import { PageHeader } from '~/ui/page-header';
import { Tooltip } from '~/ui/tooltip';
import { ExactCount } from './exact-count';
import { exportHref } from './export-link';
import { useRecords } from './records-context';
import type { ListModel } from './use-list-page';

/** The top of a list: what it is, how many there are, the file of it, and one more. */
export function ListHead({ model }: { model: ListModel }) {
  const { plural, object, view, query, list, can, arrangement, setCreating } = model;
  const { path } = useRecords();
  const { one, many } = object.label;
  const add = `Add ${one.toLowerCase()}`;
  return (
    <PageHeader
      title={many}
      count={list.total && <ExactCount {...{ plural, many, query }} total={list.total} />}
      actions={
        <>
          {can.export && list.rows.length > 0 && (
            <a
              href={exportHref(path(`exports/${plural}.csv`), { view, columns: arrangement.keys })}
              download
              className={clsx(buttonStyle({ variant: 'ghost' }), 'max-sm:hidden')}
            >
              Export
            </a>
          )}
          {can.create && (
            <Tooltip text={add} shortcut={keysOf('page.create')}>
              <Button variant="primary" icon={<Plus />} onClick={() => setCreating(true)}>
                {add}
              </Button>
            </Tooltip>
          )}
        </>
      }
    />
  );
}
