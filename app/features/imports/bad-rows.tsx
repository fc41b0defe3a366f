import { clsx } from 'clsx';
import { CircleAlert } from 'lucide-react';
import { type KeyboardEvent, useId, useState } from 'react';
import type { RouterOutputs } from '@/api/types';
import { Button } from '~/ui/button';
import { Checkbox } from '~/ui/checkbox';
import { Popover } from '~/ui/popover';
import { TextField } from '~/ui/text-field';
import type { ImportView } from './import-words';
import type { useImportChange } from './use-import';

type BadRow = RouterOutputs['imports']['preview']['bad'][number];
type Change = ReturnType<typeof useImportChange>['change'];

/** Rows with a problem as they stand in the file. A bad cell is marked, and can be mended where it is. */
export function BadRows({ view, rows, change }: { view: ImportView; rows: readonly BadRow[]; change?: Change }) {
  return (
    <div className="overflow-x-auto">
      <table className="w-full text-13">
        <thead>
          <tr className="border-b text-12 text-muted">
            <th className="px-4 py-2 text-end font-medium">Row</th>
            <th className="px-2 py-2 text-start font-medium">Problem</th>
            {view.columns.map((column) => (
              <th key={column.index} className="whitespace-nowrap px-2 py-2 text-start font-medium">
                {column.header || `Column ${column.index + 1}`}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y">
          {rows.map((row) => (
            <tr key={row.row}>
              <th scope="row" className="px-4 py-1.5 text-end font-normal text-muted tabular-nums">
                {row.row}
              </th>
              <td className="min-w-48 px-2 py-1.5 text-12 text-warning-text">
                {row.problems.map(({ text }) => text).join(' ')}
              </td>
              {view.columns.map(({ index, header }) => {
                const problem = row.problems.find((one) => one.index === index);
                const text = row.cells[index] ?? '';
                const name = header || `Column ${index + 1}`;
                return (
                  <td key={index} className={clsx('max-w-56 px-1 py-1', problem && 'bg-warning-soft')}>
                    {problem && change ? (
                      <CellFix
                        view={view}
                        row={row.row}
                        index={index}
                        name={name}
                        text={text}
                        problem={problem.text}
                        change={change}
                      />
                    ) : (
                      <span className="block truncate px-1 py-0.5">{text}</span>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

type FixProps = {
  view: ImportView;
  row: number;
  index: number;
  name: string;
  text: string;
  problem: string;
  change: Change;
};

function CellFix({ view, row, index, name, text, problem, change }: FixProps) {
  const [open, setOpen] = useState(false);
  return (
    <Popover
      label={`Mend ${name} in row ${row}`}
      open={open}
      onOpenChange={setOpen}
      className="w-80 p-4"
      trigger={
        <button
          type="button"
          aria-label={`${name} in row ${row}: ${text || 'empty'}. ${problem} Mend it`}
          className="flex w-full items-center gap-1.5 rounded-small px-1 py-0.5 text-start hover:bg-hover"
        >
          <CircleAlert className="size-3.5 text-warning-text" />
          <span className="truncate">{text || <span className="text-muted">empty</span>}</span>
        </button>
      }
    >
      <FixForm {...{ view, row, index, name, text, problem, change }} onDone={() => setOpen(false)} />
    </Popover>
  );
}

function FixForm({ view, row, index, name, text, problem, change, onDone }: FixProps & { onDone: () => void }) {
  const [value, setValue] = useState(text);
  const [alsoSame, setAlsoSame] = useState(false);
  const [error, setError] = useState<string>(problem);
  const [busy, setBusy] = useState(false);
  const id = useId();
  const save = async () => {
    if (busy) return;
    setBusy(true);
    const answer = await change((imports) =>
      imports.fixCell.mutate({ id: view.id, row, index, from: text, value, alsoSame }),
    );
    setBusy(false);
    if (answer?.problem) setError(answer.problem);
    else if (answer) onDone();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    void save();
  };
  return (
    <div className="grid gap-3">
      <TextField
        id={id}
        label={name}
        value={value}
        error={error}
        onChange={(event) => setValue(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <Checkbox
        label="Every cell of this column with the same text"
        checked={alsoSame}
        onChange={(event) => setAlsoSame(event.target.checked)}
      />
      <div className="flex justify-end gap-2">
        <Button size="small" variant="ghost" onClick={() => setValue('')}>
          Make empty
        </Button>
        <Button size="small" variant="primary" loading={busy} onClick={save}>
          Mend
        </Button>
      </div>
    </div>
  );
}
