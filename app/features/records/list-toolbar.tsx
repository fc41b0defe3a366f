import { ShownAs } from '~/features/board/shown-as';
import { Banner } from '~/ui/banner';
import { Button } from '~/ui/button';
import { Toolbar } from '~/ui/page-header';
import { ColumnMenu } from './column-menu';
import { FilterBar } from './filter-bar';
import { noFilter } from './filter-language';
import { GroupMenu } from './group-menu';
import { SearchField } from './search-field';
import type { Field } from './types';
import type { ListModel } from './use-list-page';

type Props = { model: ListModel; grouped: Field | undefined; groupBy: (field: string | null) => void };

/** What narrows a list, and how it is shown. */
export function ListToolbar({ model, grouped, groupBy }: Props) {
  const { plural, object, view, change, arrangement, data } = model;
  const many = object.label.many.toLowerCase();
  return (
    <>
      <Toolbar
        label={`Filters of ${many}`}
        end={
          <>
            <GroupMenu object={object} group={grouped?.key ?? null} onChange={groupBy} />
            <ColumnMenu object={object} columns={arrangement} />
            <ShownAs plural={plural} shown="table" />
          </>
        }
      >
        <SearchField label={`Search ${many}`} value={view.search} onChange={(search) => change({ search }, true)} />
        <FilterBar object={object} filter={view.filter} onChange={(filter) => change({ filter })} />
      </Toolbar>
      {(data.refused || data.unread) && (
        <div className="border-b px-4 py-2 sm:px-6">
          <Banner
            tone="warning"
            actions={
              <Button size="small" onClick={() => change({ filter: noFilter, sort: [] }, true)}>
                Clear filters and sorting
              </Button>
            }
          >
            This address asks for a filter or order that does not exist here, so all {many} are shown.
          </Banner>
        </div>
      )}
    </>
  );
}
