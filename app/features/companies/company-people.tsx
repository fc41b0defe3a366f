import { useNavigate } from '@remix-run/react';
import { CircleUserRound, Plus } from 'lucide-react';
import { useState } from 'react';
import { JobRow } from '~/features/people/job-row';
import { type Employment, useEmployments } from '~/features/people/use-employments';
import { CreateDialog } from '~/features/records/create-dialog';
import { described } from '~/features/records/descriptions';
import { useRecords } from '~/features/records/records-context';
import type { RecordView } from '~/features/records/types';
import { useUndo } from '~/features/records/use-undo';
import { Button } from '~/ui/button';
import { EmptyState } from '~/ui/empty-state';
import { SkeletonLines } from '~/ui/skeleton';

/** Who works at a company, and who did. */
export function CompanyPeople({ company, mayAdd }: { company: RecordView; mayAdd: boolean }) {
  const { objects, path } = useRecords();
  const { announce } = useUndo();
  const navigate = useNavigate();
  const { jobs, failure, load } = useEmployments({ companyId: company.id });
  const [adding, setAdding] = useState(false);
  const add = mayAdd && (
    <Button size="small" icon={<Plus />} onClick={() => setAdding(true)}>
      Add a person
    </Button>
  );
  const groups: [string, Employment[]][] = [
    ['Works here', (jobs ?? []).filter(({ endedOn }) => !endedOn)],
    ['Worked here before', (jobs ?? []).filter(({ endedOn }) => endedOn)],
  ];
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      {failure && <p className="text-13 text-danger-text">{failure}</p>}
      {!jobs && !failure && <SkeletonLines />}
      {jobs?.length === 0 && (
        <EmptyState icon={<CircleUserRound />} title="Nobody is known here yet" action={add}>
          People whose company this is are listed here, with their roles.
        </EmptyState>
      )}
      {jobs && jobs.length > 0 && <div className="-mb-2 flex justify-end">{add}</div>}
      {groups.map(([title, group]) =>
        group.length === 0 ? null : (
          <section key={title} className="grid grid-cols-[minmax(0,1fr)] gap-2">
            <h3 className="font-medium text-12 text-muted">{title}</h3>
            <ul className="divide-y rounded-card border">
              {group.map((job) => (
                <JobRow
                  key={job.id}
                  job={job}
                  thing={job.person}
                  shape="circle"
                  href={path(`people/${job.personId}`)}
                />
              ))}
            </ul>
          </section>
        ),
      )}
      {adding && (
        <CreateDialog
          plural="people"
          object={described(objects, 'person')}
          values={{ companyId: company.id }}
          nameOf={() => company.title}
          onClose={() => setAdding(false)}
          onCreated={(person, groupId) => {
            setAdding(false);
            announce(`Added ${person.title}`, groupId);
            void load();
            navigate(path(`people/${person.id}`));
          }}
        />
      )}
    </div>
  );
}
