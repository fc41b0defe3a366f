import { ListChecks } from 'lucide-react';
import type { RouterOutputs } from '@/api/types';
import { EmptyState } from '~/ui/empty-state';
import { Section } from '~/ui/section';
import { Select } from '~/ui/select';
import { Tag } from '~/ui/tag';
import { useWorkspace } from '../workspace/use-workspace';
import type { ImportView } from './import-words';
import type { useImportChange } from './use-import';

type Values = RouterOutputs['imports']['values'];
type Props = { view: ImportView; values: Values; change: ReturnType<typeof useImportChange>['change'] };

const leaveBlank = '∅';
const blank = [{ value: '', label: 'Leave blank' }];
const undecided = [
  { value: '', label: 'Choose…' },
  { value: leaveBlank, label: 'Leave blank' },
];

/** The different texts of columns that hold choices: what is known already, and what the rest stands for. */
export function StepValues({ view, values, change }: Props) {
  const { locality } = useWorkspace();
  if (values.columns.length === 0) {
    return (
      <EmptyState icon={<ListChecks />} title="No column holds choices">
        Columns that go to a field with fixed values, a country or a person would be reviewed here.
      </EmptyState>
    );
  }
  return (
    <div className="mx-auto grid max-w-200 gap-8">
      {values.columns.map((column) => (
        <Section
          key={column.index}
          title={column.header || `Column ${column.index + 1}`}
          description={column.more ? 'The 200 most frequent texts, unknown ones first.' : undefined}
          framed
        >
          <ul className="divide-y">
            {column.values.map((one) => (
              <li key={one.value} className="flex flex-wrap items-center gap-3 px-4 py-2 text-13">
                <div className="flex min-w-0 flex-1 basis-60 items-center gap-3">
                  <span className="min-w-0 flex-1 truncate">{one.value}</span>
                  <span className="text-12 text-muted tabular-nums">
                    {one.count.toLocaleString(locality.locale)} rows
                  </span>
                  {!one.known && <Tag label="unknown" hue="amber" look="dot" />}
                </div>
                <Select
                  label={`${one.value} becomes`}
                  hideLabel
                  size="small"
                  className="w-48"
                  options={[...(one.known ? blank : undecided), ...column.options]}
                  value={one.becomes ?? ''}
                  onChange={(event) => {
                    const { value } = event.target;
                    const becomes = value === '' || value === leaveBlank ? null : value;
                    void change((imports) =>
                      imports.mapValues.mutate({
                        id: view.id,
                        version: view.version,
                        index: column.index,
                        values: { [one.value]: becomes },
                      }),
                    );
                  }}
                />
              </li>
            ))}
          </ul>
        </Section>
      ))}
    </div>
  );
}
