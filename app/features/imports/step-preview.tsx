import type { RouterOutputs } from '@/api/types';
import { Banner } from '~/ui/banner';
import { Section } from '~/ui/section';
import { Stat } from '~/ui/stat';
import { Tag } from '~/ui/tag';
import { useWorkspace } from '../workspace/use-workspace';
import { BadRows } from './bad-rows';
import type { ImportView } from './import-words';
import type { useImportChange } from './use-import';

type Preview = RouterOutputs['imports']['preview'];
type Props = { view: ImportView; preview: Preview; change: ReturnType<typeof useImportChange>['change'] };

const countLabels = [
  ['created', 'New'],
  ['updated', 'Updated'],
  ['unchanged', 'Unchanged'],
  ['conflict', 'Conflicts'],
  ['invalid', 'Bad'],
] as const;

/** What the run would do, before anything is written: counts, bad cells to mend in place, the first differences. */
export function StepPreview({ view, preview, change }: Props) {
  const { locale } = useWorkspace().locality;
  const { counts, sample, companies, bad, diffs } = preview;
  return (
    <div className="grid gap-8">
      <div className="grid grid-cols-2 gap-x-6 gap-y-4 sm:grid-cols-3 lg:grid-cols-6">
        {countLabels.map(([key, label]) => (
          <Stat key={key} label={label} value={counts[key].toLocaleString(locale)} />
        ))}
        {view.object === 'person' && <Stat label="New companies" value={companies.created.toLocaleString(locale)} />}
      </div>
      {sample && (
        <Banner>
          The counts are of the first {sample.rows.toLocaleString(locale)} of {sample.of.toLocaleString(locale)} rows.
        </Banner>
      )}
      {bad.length > 0 && (
        <Section
          title="Cells to mend"
          description="Rows that stay bad are left out; you can download them after the run."
          framed
        >
          <BadRows view={view} rows={bad} change={change} />
        </Section>
      )}
      <Section title="What will change" description={diffs.length === 50 ? 'The first 50.' : undefined} framed>
        {diffs.length === 0 ? (
          <p className="px-4 py-6 text-13 text-muted">Nothing would be created or changed.</p>
        ) : (
          <ul className="divide-y">
            {diffs.map((diff) => (
              <li key={diff.row} className="grid gap-1 px-4 py-2.5 text-13 sm:grid-cols-[14rem_minmax(0,1fr)] sm:gap-4">
                <div className="flex min-w-0 items-center gap-2">
                  <Tag
                    label={diff.result === 'created' ? 'new' : 'update'}
                    hue={diff.result === 'created' ? 'green' : 'blue'}
                    look="dot"
                    className="shrink-0"
                  />
                  <bdi className="truncate font-medium">{diff.title}</bdi>
                </div>
                <p className="wrap-anywhere min-w-0 text-muted">
                  {diff.fields.map((field, index) => (
                    <span key={field.key}>
                      {index > 0 && ' · '}
                      {field.label}: {field.before !== null && <del className="text-subtle">{field.before}</del>}{' '}
                      <span className="text-text">{field.after ?? 'empty'}</span>
                    </span>
                  ))}
                  {diff.company && (
                    <span>
                      {diff.fields.length > 0 && ' · '}
                      Company: <span className="text-text">{diff.company.title}</span>
                      {diff.company.isNew && ' (new)'}
                    </span>
                  )}
                </p>
              </li>
            ))}
          </ul>
        )}
      </Section>
    </div>
  );
}
