import {
  Building2,
  CircleUserRound,
  FileUp,
  Handshake,
  Package,
  PhoneCall,
  Plus,
  SearchX,
  Sprout,
  SquareCheckBig,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, ButtonLink } from '~/ui/button';
import { EmptyState } from '~/ui/empty-state';
import { useRecords } from './records-context';
import type { ObjectDescription, Plural } from './types';

const icons: Record<Plural, ReactNode> = {
  people: <CircleUserRound />,
  companies: <Building2 />,
  deals: <Handshake />,
  leads: <Sprout />,
  tasks: <SquareCheckBig />,
  activities: <PhoneCall />,
  products: <Package />,
};

const firstSteps: Record<Plural, string> = {
  people: 'Add the first one by hand, or bring your contacts along in a file.',
  companies: 'Add the first one by hand, or import a list.',
  deals: 'Add the first one here, or convert a lead into a deal.',
  leads: 'Add the first one by hand: a name or an e-mail address is enough.',
  tasks: 'Write down what is to be done next, and when.',
  activities: 'Log calls, meetings and mails from any record.',
  products: 'Add what you sell, so that deals can be made of it.',
};

/** Record types that files can be imported into. */
const imported: ReadonlySet<Plural> = new Set(['people', 'companies']);

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
      icon={icons[plural]}
      title={`There are no ${many} yet`}
      action={
        mayCreate && (
          <>
            <Button variant="primary" icon={<Plus />} onClick={onCreate}>
              Add {object.label.one.toLowerCase()}
            </Button>
            {imported.has(plural) && can('imports.run') && (
              <ButtonLink to={path('imports/new')} icon={<FileUp />}>
                Import a file
              </ButtonLink>
            )}
          </>
        )
      }
    >
      {firstSteps[plural]}
    </EmptyState>
  );
}
