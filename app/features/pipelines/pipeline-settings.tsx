import { Kanban, Plus } from 'lucide-react';
import { useState } from 'react';
import { described } from '~/features/records/descriptions';
import { useRecords } from '~/features/records/records-context';
import { useListKeys } from '~/features/records/use-list-view';
import { useLiveChanges } from '~/features/records/use-live';
import { useRefresh } from '~/lib/use-refresh';
import { Banner } from '~/ui/banner';
import { Button } from '~/ui/button';
import { EmptyState } from '~/ui/empty-state';
import { DealRules } from './deal-rules';
import { LostReasons } from './lost-reasons';
import { PipelineDialogs } from './pipeline-dialogs';
import { type Doing, PipelineSection } from './pipeline-section';
import type { DealCounts, PipelinesOverview } from './settings-data';
import { useDeed } from './use-deed';

const shown = new Set(['pipeline', 'stage', 'lostReason']);

/** The ways that deals go in this workspace, why they are lost, and the rules for all of them. */
export function PipelineSettings({ overview, counts }: { overview: PipelinesOverview; counts: DealCounts }) {
  const { api, head, objects } = useRecords();
  const refresh = useRefresh();
  const deed = useDeed(refresh);
  const [doing, setDoing] = useState<Doing | null>(null);
  useLiveChanges(head, (event) => {
    if (shown.has(event.object)) refresh();
  });
  useListKeys({ onCreate: undefined });
  const { pipelines, lostReasons, settings, can } = overview;
  const addStandard = () =>
    void deed.run('The usual pipelines added', 'They were not added', () => api.pipelines.addStandard.mutate({}));
  return (
    <>
      {!can.manage && (
        <Banner tone="info">Managers of this workspace change its pipelines. You can see how they are set up.</Banner>
      )}
      {pipelines.map((pipeline) => (
        <PipelineSection
          key={pipeline.id}
          pipeline={pipeline}
          pipelines={pipelines}
          counts={counts}
          mayManage={can.manage}
          deed={deed}
          onDo={setDoing}
        />
      ))}
      {pipelines.length === 0 && (
        <EmptyState
          icon={<Kanban />}
          title="There is no pipeline yet"
          action={
            can.manage && (
              <Button variant="primary" onClick={addStandard}>
                Add the usual pipelines
              </Button>
            )
          }
        >
          A pipeline has the stages that a deal goes through, from the first talk to won or lost.
        </EmptyState>
      )}
      {can.manage && pipelines.length > 0 && (
        <Button className="justify-self-start" icon={<Plus />} onClick={() => setDoing({ kind: 'new-pipeline' })}>
          New pipeline
        </Button>
      )}
      <LostReasons reasons={lostReasons} mayManage={can.manage} deed={deed} />
      <DealRules settings={settings} mayManage={can.manage} />
      {doing && (
        <PipelineDialogs
          doing={doing}
          pipelines={pipelines}
          counts={counts}
          object={described(objects, 'deal')}
          onClose={() => setDoing(null)}
          onDone={(title, groupId) => {
            setDoing(null);
            deed.done(title, groupId);
          }}
        />
      )}
    </>
  );
}
