import { Link } from '@remix-run/react';
import { clsx } from 'clsx';
import { ChevronRight } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import type { RouterInputs, RouterOutputs } from '@/api/types';
import { explainFailure } from '~/lib/api-client';
import { Button } from '~/ui/button';
import { ErrorState } from '~/ui/error-state';
import { SkeletonLines } from '~/ui/skeleton';
import { Tag } from '~/ui/tag';
import { toastFailure } from './choices';
import { encodeFilter, type FilterGroup } from './filter-language';
import type { ListInput } from './record-calls';
import { useRecords } from './records-context';
import { tagHue } from './tag-hue';
import type { Field, ObjectDescription, Plural, RecordView } from './types';
import { moneyText } from './values';

type Groups = RouterOutputs['lists']['groups'];
type Group = Groups['groups'][number];

type Props = { plural: Plural; object: ObjectDescription; field: Field; query: ListInput };

/** Choices stand in the order that they are chosen from; months in that of time; all else by number, as it came. */
function inOrder({ type, options }: Field, groups: Group[]): Group[] {
  if (type === 'date' || type === 'instant')
    return groups.toSorted((a, b) => (a.key ?? '~').localeCompare(b.key ?? '~'));
  if (!options) return groups;
  const place = new Map(options.map(({ value }, at) => [value, at]));
  const at = ({ key }: Group) => place.get(key ?? '') ?? options.length;
  return groups.toSorted((a, b) => at(a) - at(b));
}

const firstRows = 20;

const both = (filter: FilterGroup | undefined, more: FilterGroup): FilterGroup =>
  filter ? { op: 'and', items: [filter, more] } : more;

/** The rows of a list under the values of one field, with how many there are and what they come to. */
export function GroupedRows({ plural, object, field, query }: Props) {
  const { api, writing } = useRecords();
  const [found, setFound] = useState<Groups | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const { filter, search } = query;
  const load = useCallback(() => {
    let left = false;
    setFound(null);
    setFailure(null);
    const input = { object: object.name, field: field.key, filter, search } as RouterInputs['lists']['groups'];
    api.lists.groups
      .query(input)
      .then((groups) => !left && setFound({ ...groups, groups: inOrder(field, groups.groups) }))
      .catch((error: unknown) => !left && setFailure(explainFailure(error).message));
    return () => {
      left = true;
    };
  }, [api, object.name, field, filter, search]);
  useEffect(() => load(), [load]);
  if (failure) {
    return (
      <ErrorState title="The groups could not be read" action={<Button onClick={() => void load()}>Try again</Button>}>
        {failure}
      </ErrorState>
    );
  }
  if (!found) {
    return (
      <div className="p-6">
        <SkeletonLines />
      </div>
    );
  }
  const sums = object.fields.filter(({ type, key }) => type === 'money' && found.groups.some((one) => key in one.sums));
  const own = { ...writing, currency: found.currency };
  return (
    <div className="h-full overflow-auto">
      <table className="w-full text-13">
        <caption className="sr-only">
          {object.label.many} by {field.label.toLowerCase()}
        </caption>
        <thead className="sticky top-0 z-10 bg-surface text-12 text-muted">
          <tr className="border-b">
            <th scope="col" className="h-9 px-4 text-start font-medium sm:px-6">
              {field.label}
            </th>
            <th scope="col" className="px-3 text-end font-medium">
              Number
            </th>
            {sums.map(({ key, label }) => (
              <th key={key} scope="col" className="px-3 text-end font-medium last:pe-6">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        {found.groups.map((group) => (
          <GroupBody key={group.key ?? ''} {...{ plural, object, field, query, group }} columns={2 + sums.length}>
            <td className="px-3 text-end tabular-nums">{group.count.toLocaleString(writing.locale)}</td>
            {sums.map(({ key }) => (
              <td key={key} className="px-3 text-end tabular-nums last:pe-6">
                {moneyText(group.sums[key] ?? 0, own)}
                {group.unconverted.length > 0 && (
                  <span className="text-muted"> without {group.unconverted.join(', ')}</span>
                )}
              </td>
            ))}
          </GroupBody>
        ))}
      </table>
      {found.truncated && <p className="px-6 py-3 text-12 text-muted">These are the largest groups; there are more.</p>}
    </div>
  );
}

type BodyProps = Props & { group: Group; columns: number; children: React.ReactNode };

function GroupBody({ plural, query, group, columns, children }: BodyProps) {
  const { callsOf, path } = useRecords();
  const [open, setOpen] = useState(false);
  const [rows, setRows] = useState<RecordView[] | null>(null);
  const filter = both(query.filter, group.filter as FilterGroup);
  const toggle = () => {
    setOpen(!open);
    if (rows || open) return;
    callsOf(plural)
      .list({ ...query, filter, limit: firstRows })
      .then((page) => setRows(page.rows))
      .catch((error: unknown) => toastFailure(error, 'The rows could not be read'));
  };
  const all = new URLSearchParams({ filter: encodeFilter(filter), ...(query.search && { search: query.search }) });
  return (
    <tbody className="border-b">
      <tr className="h-row hover:bg-hover">
        <th scope="row" className="px-4 text-start font-medium sm:px-6">
          <button
            type="button"
            aria-expanded={open}
            onClick={toggle}
            className="flex min-h-row w-full items-center gap-2 text-start"
          >
            <ChevronRight className={clsx('size-3.5 text-muted transition-transform', open && 'rotate-90')} />
            {group.color ? (
              <Tag label={group.label} hue={tagHue(group.color, group.key ?? '')} look="dot" />
            ) : (
              <bdi className={group.key === null ? 'text-muted' : undefined}>{group.label}</bdi>
            )}
          </button>
        </th>
        {children}
      </tr>
      {open && (
        <tr>
          <td colSpan={columns} className="bg-sunken px-4 py-1 sm:px-6">
            {!rows && <SkeletonLines />}
            <ul className="ps-5.5">
              {rows?.map((row) => (
                <li key={row.id} className="flex min-h-8 items-center">
                  <Link to={path(`${plural}/${row.id}`)} className="truncate hover:underline">
                    <bdi>{row.title}</bdi>
                  </Link>
                </li>
              ))}
              {rows && (
                <li className="py-1">
                  <Link to={`${path(plural)}?${all}`} className="text-accent-text hover:underline">
                    Show all of them as a list
                  </Link>
                </li>
              )}
            </ul>
          </td>
        </tr>
      )}
    </tbody>
  );
}
