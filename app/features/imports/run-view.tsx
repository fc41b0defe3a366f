import { useRevalidator } from '@remix-run/react';
import { Download, RotateCcw, Undo2 } from 'lucide-react';
import { useEffect } from 'react';
import type { RouterOutputs } from '@/api/types';
import { fullTime } from '~/lib/time';
import { Banner } from '~/ui/banner';
import { Button, ButtonLink, buttonStyle } from '~/ui/button';
import { ConfirmDialog } from '~/ui/confirm-dialog';
import { PageHeader } from '~/ui/page-header';
import { Progress } from '~/ui/progress';
import { Section } from '~/ui/section';
import { Stat } from '~/ui/stat';
import { Tag } from '~/ui/tag';
import { TextLink } from '~/ui/text-link';
import { useWorkspace } from '../workspace/use-workspace';
import { BadRows } from './bad-rows';
import { countOf, type ImportView, isBusy, objectWords, statusWords } from './import-words';
import { useImportChange } from './use-import';

const pollMs = 1_000;

type Props = { view: ImportView; bad: RouterOutputs['imports']['rows'] | null };

/** A run and its report. While it works it is asked once a second; it goes on without this page, and over restarts. */
export function RunView({ view, bad }: Props) {
  const { path, locality, can } = useWorkspace();
  const { locale } = locality;
  const { busy, change } = useImportChange();
  const { revalidate, state } = useRevalidator();
  const working = isBusy(view.status);
  useEffect(() => {
    if (!working || state !== 'idle') return;
    const timer = setTimeout(revalidate, pollMs);
    return () => clearTimeout(timer);
  }, [working, state, revalidate]);

  const { counts, report, undo } = view;
  const leftOut = counts ? counts.invalid + counts.conflict : 0;
  const list = objectWords[view.object].path;
  return (
    <>
      <PageHeader
        title={view.fileName}
        breadcrumb={<TextLink to={path('imports')}>Imports</TextLink>}
        count={<Tag {...statusWords[view.status]} look="dot" />}
        actions={
          <>
            {(view.status === 'queued' || view.status === 'running') && (
              <Button loading={busy} onClick={() => change((imports) => imports.cancel.mutate({ id: view.id }))}>
                Cancel
              </Button>
            )}
            {(view.status === 'cancelled' || view.status === 'failed') && can('imports.run') && (
              <Button
                icon={<RotateCcw />}
                loading={busy}
                onClick={() => change((imports) => imports.start.mutate({ id: view.id, version: view.version }))}
              >
                Go on
              </Button>
            )}
            {view.canUndo && (
              <ConfirmDialog
                title="Undo this import?"
                confirm="Undo import"
                tone="danger"
                loading={busy}
                onConfirm={() => void change((imports) => imports.undo.mutate({ id: view.id }))}
                trigger={<Button icon={<Undo2 />}>Undo import</Button>}
              >
                {`What it created is removed, and what it changed gets its old values back. Records that were changed since are left alone. Possible until ${view.undoUntil ? fullTime(view.undoUntil, locality) : 'later'}.`}
              </ConfirmDialog>
            )}
            {counts && counts.created + counts.updated > 0 && view.status !== 'undone' && (
              <ButtonLink variant="primary" to={path(list)}>
                Show {objectWords[view.object].many}
              </ButtonLink>
            )}
          </>
        }
      />
      <div className="mx-auto grid w-full max-w-250 gap-8 px-4 py-5 sm:px-6">
        {working && (
          <Progress
            label={view.status === 'undoing' ? 'Undoing the import' : 'Importing'}
            value={view.status === 'undoing' ? undefined : view.rowsDone}
            max={view.rowsTotal ?? undefined}
            detail={`${view.rowsDone.toLocaleString(locale)} of ${view.rowsTotal?.toLocaleString(locale) ?? '…'} rows${
              report?.rowsPerSecond ? ` · ${Math.round(report.rowsPerSecond).toLocaleString(locale)} rows/s` : ''
            } · goes on when you leave this page`}
          />
        )}
        {view.error && (
          <Banner tone="danger" title="The import stopped">
            {view.error}
          </Banner>
        )}
        {undo && (
          <Banner tone="success" title="The import is undone">
            {`${countOf(undo.removed, view.object, locale)} removed, ${undo.restored.toLocaleString(locale)} restored${
              undo.kept > 0 ? `, ${undo.kept.toLocaleString(locale)} left alone because they were changed since` : ''
            }.`}
          </Banner>
        )}
        {counts && (
          <div className="grid grid-cols-2 gap-x-6 gap-y-4 sm:grid-cols-3 lg:grid-cols-5">
            <Stat label="New" value={counts.created.toLocaleString(locale)} />
            <Stat label="Updated" value={counts.updated.toLocaleString(locale)} />
            <Stat label="Unchanged" value={counts.unchanged.toLocaleString(locale)} />
            <Stat label="Left out" value={leftOut.toLocaleString(locale)} />
            {report && view.object === 'person' && (
              <Stat label="New companies" value={report.companiesCreated.toLocaleString(locale)} />
            )}
          </div>
        )}
        {bad && bad.rows.length > 0 && !working && (
          <Section
            title="Rows that were left out"
            description="Mend them in the file and import it: it goes on where this one stopped."
            actions={
              <a href={path(`imports/${view.id}/errors.csv`)} download className={buttonStyle({ size: 'small' })}>
                <Download /> Error file
              </a>
            }
            framed
          >
            <BadRows view={view} rows={bad.rows} />
          </Section>
        )}
      </div>
    </>
  );
}
