import { History } from 'lucide-react';
import { useNow } from '~/features/board/use-now';
import type { RecordView } from '~/features/records/types';
import { fullTime, useLocality } from '~/lib/time';
import { EmptyState } from '~/ui/empty-state';
import { SkeletonLines } from '~/ui/skeleton';
import { durationWords } from './duration-words';
import { stayed } from './stage-times';
import { type DealStages, useDealStages } from './use-deal-stages';

/** The stages a deal went through, the latest first, and how long it stayed in each. */
export function StageHistory({ deal }: { deal: RecordView }) {
  const stages = useDealStages(deal);
  if (!stages) return <SkeletonLines />;
  if (stages.stays.length === 0) {
    return (
      <EmptyState icon={<History />} title="No stages yet">
        The way of this deal will be listed here.
      </EmptyState>
    );
  }
  return <Stays key={stages.now} stages={stages} />;
}

function Stays({ stages: { stays, now: read, overview } }: { stages: DealStages }) {
  const locality = useLocality();
  const now = useNow(read);
  const longest = Math.max(1, ...stays.map((stay) => stayed(stay, now)));
  const pipelineOf = (id: string) => overview.pipelines.find((pipeline) => pipeline.id === id)?.name;
  const several = new Set(stays.map(({ pipelineId }) => pipelineId)).size > 1;
  return (
    <table className="w-full text-13">
      <caption className="sr-only">Stages of this deal, the latest first</caption>
      <thead className="text-start text-12 text-muted">
        <tr className="border-b">
          <th className="py-1.5 pe-3 text-start font-medium">Stage</th>
          <th className="py-1.5 pe-3 text-start font-medium">From</th>
          <th className="hidden py-1.5 pe-3 text-start font-medium sm:table-cell">Until</th>
          <th className="py-1.5 text-end font-medium">Stayed</th>
        </tr>
      </thead>
      <tbody className="tabular-nums">
        {[...stays].reverse().map((stay) => (
          <tr key={stay.enteredAt + stay.stageId} className="border-b">
            <th scope="row" className="py-2 pe-3 text-start font-medium">
              <bdi>{stay.stage}</bdi>
              {several && <span className="block font-normal text-12 text-muted">{pipelineOf(stay.pipelineId)}</span>}
            </th>
            <td className="py-2 pe-3 text-muted">{fullTime(stay.enteredAt, locality)}</td>
            <td className="hidden py-2 pe-3 text-muted sm:table-cell">
              {stay.leftAt ? fullTime(stay.leftAt, locality) : 'now'}
            </td>
            <td className="py-2 text-end">
              {durationWords(stayed(stay, now))}
              <svg
                aria-hidden="true"
                className="mt-1 ms-auto block h-1 w-24"
                viewBox="0 0 100 4"
                preserveAspectRatio="none"
              >
                <rect
                  width={Math.max(1, (100 * stayed(stay, now)) / longest)}
                  height="4"
                  rx="2"
                  className="fill-accent"
                />
              </svg>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
