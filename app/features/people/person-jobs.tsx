import { BriefcaseBusiness, Ellipsis, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { toastFailure } from '~/features/records/choices';
import { useRecords } from '~/features/records/records-context';
import type { RecordView } from '~/features/records/types';
import { useUndo } from '~/features/records/use-undo';
import { Button } from '~/ui/button';
import { EmptyState } from '~/ui/empty-state';
import { IconButton } from '~/ui/icon-button';
import { Menu, MenuItem } from '~/ui/menu';
import { SkeletonLines } from '~/ui/skeleton';
import { JobDialog } from './job-dialog';
import { JobRow } from './job-row';
import { useEmployments } from './use-employments';

/** The companies that a person works and worked for. */
export function PersonJobs({ person, mayEdit }: { person: RecordView; mayEdit: boolean }) {
  const { api, path } = useRecords();
  const { announce } = useUndo();
  const { jobs, failure, load } = useEmployments({ personId: person.id });
  const [adding, setAdding] = useState(false);
  const remove = async (id: string) => {
    try {
      const { groupId } = await api.people.employments.delete.mutate({ ids: [id] });
      announce('Job removed', groupId);
      await load();
    } catch (error) {
      toastFailure(error, 'The job was not removed');
    }
  };
  const add = mayEdit && (
    <Button size="small" icon={<Plus />} onClick={() => setAdding(true)}>
      Add a job
    </Button>
  );
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
      {failure && <p className="text-13 text-danger-text">{failure}</p>}
      {!jobs && !failure && <SkeletonLines />}
      {jobs?.length === 0 && (
        <EmptyState icon={<BriefcaseBusiness />} title="No companies yet" action={add}>
          Changing the company in the details starts this list; earlier jobs stay in it.
        </EmptyState>
      )}
      {jobs && jobs.length > 0 && (
        <>
          <div className="flex justify-end">{add}</div>
          <ul className="divide-y rounded-card border">
            {jobs.map((job) => (
              <JobRow
                key={job.id}
                job={job}
                thing={job.company}
                shape="square"
                marksMain={jobs.length > 1}
                href={path(`companies/${job.companyId}`)}
                actions={
                  mayEdit && (
                    <Menu
                      align="end"
                      trigger={
                        <IconButton
                          size="small"
                          label={`Actions for ${job.company?.title ?? 'this job'}`}
                          icon={<Ellipsis />}
                        />
                      }
                    >
                      <MenuItem icon={<Trash2 />} tone="danger" onSelect={() => void remove(job.id)}>
                        Remove
                      </MenuItem>
                    </Menu>
                  )
                }
              />
            ))}
          </ul>
        </>
      )}
      {adding && (
        <JobDialog
          personId={person.id}
          onClose={() => setAdding(false)}
          onAdded={(groupId) => {
            setAdding(false);
            announce('Job added', groupId);
            void load();
          }}
        />
      )}
    </div>
  );
}
