import { useNavigate, useNavigation } from '@remix-run/react';
import { ArrowLeft, ArrowRight, Play } from 'lucide-react';
import type { RouterOutputs } from '@/api/types';
import { Banner } from '~/ui/banner';
import { Button, ButtonLink } from '~/ui/button';
import { ConfirmDialog } from '~/ui/confirm-dialog';
import { PageHeader } from '~/ui/page-header';
import { TabLinks } from '~/ui/tabs';
import { TextLink } from '~/ui/text-link';
import { useWorkspace } from '../workspace/use-workspace';
import { countOf, type ImportView } from './import-words';
import { StepMap } from './step-map';
import { StepPreview } from './step-preview';
import { StepValues } from './step-values';
import { useImportChange } from './use-import';
import { stepLabels, stepsAround, stepsFor, type WizardStep } from './wizard-steps';

type Props = {
  view: ImportView;
  step: WizardStep;
  values: RouterOutputs['imports']['values'] | null;
  preview: RouterOutputs['imports']['preview'] | null;
};

/** From a file to a run, in steps that can be walked back and forth: all is kept as it is chosen. */
export function Wizard({ view, step, values, preview }: Props) {
  const { path, locality } = useWorkspace();
  const { busy, change } = useImportChange();
  const navigate = useNavigate();
  const waiting = useNavigation().state !== 'idle';
  const steps = stepsFor(view.holdsChoices, step);
  const { before, after } = stepsAround(steps, step);
  const ready = view.problems.length === 0;
  const writes = preview ? preview.counts.created + preview.counts.updated : 0;

  const discard = async () => {
    if (await change((imports) => imports.discard.mutate({ id: view.id }))) navigate(path('imports'));
  };
  return (
    <>
      <PageHeader
        title={view.fileName}
        breadcrumb={<TextLink to={path('imports')}>Imports</TextLink>}
        count={view.rowsTotal === null ? undefined : `${view.rowsTotal.toLocaleString(locality.locale)} rows`}
        actions={
          <ConfirmDialog
            title={`Throw away ${view.fileName}?`}
            confirm="Throw away"
            tone="danger"
            loading={busy}
            onConfirm={discard}
            trigger={<Button variant="ghost">Throw away</Button>}
          >
            The uploaded file and what you chose for it are deleted. No record is touched.
          </ConfirmDialog>
        }
      />
      <TabLinks
        label="Steps"
        className="px-2 sm:px-4"
        tabs={steps.map((one, index) => ({
          to: `?step=${one}`,
          label: `${index + 1}. ${stepLabels[one]}`,
          current: one === step,
        }))}
      />
      <div className="min-w-0 flex-1 px-4 py-5 sm:px-6">
        {view.resumes && (
          <Banner className="mb-4">
            This is the error file of {view.resumes.fileName}: its columns and choices were taken over.
          </Banner>
        )}
        {view.problems.length > 0 && (
          <Banner tone="warning" title="Before this can start" className="mb-4">
            <ul className="list-disc ps-4">
              {view.problems.map((problem) => (
                <li key={problem}>{problem}</li>
              ))}
            </ul>
          </Banner>
        )}
        {step === 'map' && <StepMap view={view} busy={busy} change={change} />}
        {step === 'values' && values && <StepValues view={view} values={values} change={change} />}
        {step === 'preview' && preview && <StepPreview view={view} preview={preview} change={change} />}
      </div>
      <div className="sticky bottom-12 flex items-center gap-2 border-t bg-surface px-4 py-3 sm:bottom-0 sm:px-6">
        {before && (
          <ButtonLink to={`?step=${before}`} icon={<ArrowLeft />}>
            Back
          </ButtonLink>
        )}
        <span className="flex-1" />
        {after && (
          <ButtonLink to={`?step=${after}`} variant="primary">
            Continue to {stepLabels[after].toLowerCase()} <ArrowRight className="inline" />
          </ButtonLink>
        )}
        {step === 'preview' && (
          <Button
            variant="primary"
            icon={<Play />}
            disabled={!ready || writes === 0}
            loading={busy || waiting}
            onClick={() => change((imports) => imports.start.mutate({ id: view.id, version: view.version }))}
          >
            Import {countOf(writes, view.object, locality.locale)}
          </Button>
        )}
      </div>
    </>
  );
}
