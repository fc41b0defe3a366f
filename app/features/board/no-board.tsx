import { Kanban } from 'lucide-react';
import { useRecords } from '~/features/records/records-context';
import { ButtonLink } from '~/ui/button';
import { EmptyState } from '~/ui/empty-state';
import { PageHeader } from '~/ui/page-header';
import type { PipelinesOverview } from './deal';

/** Without stages there is nothing to stand in. */
export function NoBoard({ overview }: { overview: PipelinesOverview }) {
  const { path } = useRecords();
  return (
    <>
      <PageHeader title="Deals" />
      <EmptyState
        icon={<Kanban />}
        title={overview.pipelines.length === 0 ? 'There is no pipeline yet' : 'This pipeline has no stages yet'}
        action={
          overview.can.manage && (
            <ButtonLink variant="primary" to={path('settings/pipelines')}>
              Set up the pipeline
            </ButtonLink>
          )
        }
      >
        {overview.can.manage
          ? 'A pipeline has the stages that a deal goes through, from the first talk to won or lost.'
          : 'A manager of this workspace can set one up.'}
      </EmptyState>
    </>
  );
}
