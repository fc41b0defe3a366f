import type { ReactNode } from 'react';
import { PageHeader } from '~/ui/page-header';
import { TabLinks } from '~/ui/tabs';
import type { Plural } from './types';

/** What lies in the trash: records by type, and the views that lists were kept as. */
export type TrashKind = Plural | 'views';

export const kindLabels: Record<TrashKind, string> = {
  people: 'People',
  companies: 'Companies',
  deals: 'Deals',
  leads: 'Leads',
  tasks: 'Tasks',
  activities: 'Activities',
  products: 'Products',
  views: 'Views',
};

type Props = { kind: TrashKind; count: ReactNode; description: string; children: ReactNode };

/** The trash around what is shown of it: its title, and the way to the other kinds. */
export function TrashFrame({ kind, count, description, children }: Props) {
  return (
    <div className="flex h-[calc(100dvh-6.375rem-env(safe-area-inset-bottom))] min-h-80 flex-col sm:h-dvh">
      <PageHeader title="Trash" count={count} description={description} />
      <TabLinks
        label="Kinds of records"
        className="px-2 sm:px-4"
        tabs={Object.entries(kindLabels).map(([key, label]) => ({
          to: key === 'people' ? '?' : `?type=${key}`,
          label,
          current: kind === key,
        }))}
      />
      {children}
    </div>
  );
}
