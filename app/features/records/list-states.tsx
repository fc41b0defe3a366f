import { Building2, CircleUserRound, FileUp, Plus, SearchX } from 'lucide-react';
import { Button, ButtonLink } from '~/ui/button';
import { EmptyState } from '~/ui/empty-state';
import { useRecords } from './records-context';
import type { ObjectDescription, Plural } from './types';

type NoRowsProps = {
  object: ObjectDescription;
  plural: Plural;
  narrowed: boolean;
  mayCreate: boolean;
  onCreate: () => void;
  onClear: () => void;
};

/** What stands in place of rows: nothing there yet, or nothing that fits. */
export function NoRows({ object, plural, narrowed, mayCreate, onCreate, onClear }: NoRowsProps) {
  const { path, can } = useRecords();
  const many = object.label.many.toLowerCase();
  if (narrowed) {
    return (
      <EmptyState
        icon={<SearchX />}
        title={`No ${many} match`}
        action={<Button onClick={onClear}>Clear search and filters</Button>}
      >
        Take a filter away, or search for fewer words.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={plural === 'people' ? <CircleUserRound /> : <Building2 />}
      title={`There are no ${many} yet`}
      action={
        mayCreate && (
          <>
            <Button variant="primary" icon={<Plus />} onClick={onCreate}>
              Add {object.label.one.toLowerCase()}
            </Button>
            {can('imports.run') && (
              <ButtonLink to={path('imports/new')} icon={<FileUp />}>
                Import a file
              </ButtonLink>
            )}
          </>
        )
      }
    >
      {plural === 'people'
        ? 'Add the first one by hand, or bring your contacts along in a file.'
        : 'Add the first one by hand, or import a list.'}
    </EmptyState>
  );
}
