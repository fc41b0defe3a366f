import { Link, useNavigate } from '@remix-run/react';
import { Plus, Tag as TagIcon } from 'lucide-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Deal } from '~/features/board/deal';
import { encodeFilter, type FilterGroup } from '~/features/records/filter-language';
import { useRecords } from '~/features/records/records-context';
import type { RecordView, Reference } from '~/features/records/types';
import { useLiveChanges } from '~/features/records/use-live';
import { moneyText } from '~/features/records/values';
import { explainFailure } from '~/lib/api-client';
import { dayInWords } from '~/lib/time';
import { Avatar } from '~/ui/avatar';
import { Button, ButtonLink } from '~/ui/button';
import { EmptyState } from '~/ui/empty-state';
import { SkeletonLines } from '~/ui/skeleton';
import { Tag } from '~/ui/tag';
import { CreateDealDialog } from './create-deal-dialog';
import { roleLabel } from './use-deal-contacts';

type Owner = { object: 'person' | 'company'; record: RecordView };
type Shown = { deal: Deal; role?: string };

const mostShown = 50;
const pauseMs = 300;
const fields = ['name', 'stageId', 'status', 'amount', 'currency', 'expectedCloseOn', 'closedOn'];

const filterOf = (companyId: string): FilterGroup => ({
  op: 'and',
  items: [{ field: 'companyId', operator: 'anyOf', value: [companyId] }],
});

/** The deals that somebody takes part in, or that are made with a company; the latest first. */
function useDealsOf({ object, record }: Owner) {
  const { api, callsOf, head } = useRecords();
  const [deals, setDeals] = useState<Shown[] | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const { id } = record;
  const load = useCallback(async () => {
    const read = async (): Promise<Shown[]> => {
      const calls = callsOf('deals');
      if (object === 'company') {
        const filter = filterOf(id);
        const { rows } = await calls.list({ filter, fields, limit: mostShown });
        return rows.map((deal) => ({ deal: deal as Deal }));
      }
      const parts = (await api.deals.contacts.list.query({ personId: id })).slice(0, mostShown);
      const found = await calls.getMany(parts.map(({ dealId }) => dealId));
      return parts.flatMap(({ dealId, role }) => {
        const deal = found.find((one) => one.id === dealId && one.deletedAt === null);
        return deal ? [{ deal: deal as Deal, role: roleLabel(role) }] : [];
      });
    };
    try {
      setDeals(await read());
      setFailure(null);
    } catch (error) {
      setFailure(explainFailure(error).message);
    }
  }, [api, callsOf, object, id]);
  useEffect(() => void load(), [load]);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  useEffect(() => () => clearTimeout(timer.current), []);
  useLiveChanges(head, (event) => {
    if (event.object !== 'deal' && event.object !== 'dealContact') return;
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void load(), pauseMs);
  });
  return { deals, failure, load };
}

/** The "Deals" tab of people and companies. */
export function DealsOf({ object, record, mayAdd }: Owner & { mayAdd: boolean }) {
  const { path } = useRecords();
  const navigate = useNavigate();
  const { deals, failure, load } = useDealsOf({ object, record });
  const [adding, setAdding] = useState(false);
  const self = { id: record.id, title: record.title };
  const add = mayAdd && (
    <Button size="small" icon={<Plus />} onClick={() => setAdding(true)}>
      Add a deal
    </Button>
  );
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
      {failure && (
        <p role="alert" className="text-13 text-danger-text">
          {failure}
        </p>
      )}
      {!deals && !failure && <SkeletonLines />}
      {deals?.length === 0 && (
        <EmptyState icon={<TagIcon />} title="No deals yet" action={add}>
          {object === 'company'
            ? 'Deals with this company are listed here.'
            : 'Deals that this person takes part in are listed here, with their role.'}
        </EmptyState>
      )}
      {deals && deals.length > 0 && (
        <>
          <div className="flex justify-end">{add}</div>
          <ul className="divide-y rounded-card border">
            {deals.map((one) => (
              <DealRow key={one.deal.id} {...one} />
            ))}
          </ul>
          {object === 'company' && deals.length === mostShown && (
            <ButtonLink
              size="small"
              className="justify-self-center"
              to={path(`deals?filter=${encodeURIComponent(encodeFilter(filterOf(record.id)))}`)}
            >
              Show all deals
            </ButtonLink>
          )}
        </>
      )}
      {adding && (
        <CreateDealDialog
          company={object === 'company' ? self : (record.company as Reference | null)}
          mainContact={object === 'person' ? self : null}
          onClose={() => setAdding(false)}
          onCreated={(deal) => {
            setAdding(false);
            void load();
            navigate(path(`deals/${deal.id}`));
          }}
        />
      )}
    </div>
  );
}

const outcomes: Record<string, { label: string; hue: 'green' | 'red' }> = {
  won: { label: 'Won', hue: 'green' },
  lost: { label: 'Lost', hue: 'red' },
};

function DealRow({ deal, role }: Shown) {
  const { path, writing } = useRecords();
  const outcome = outcomes[String(deal.status)];
  const day = (outcome ? deal.closedOn : deal.expectedCloseOn) as string | null;
  const stage = deal.stage as Reference | null;
  const facts = [role, outcome ? undefined : stage?.title, day && dayInWords(day, writing)].filter(Boolean);
  return (
    <li className="flex items-center gap-3 px-3.5 py-2.5 text-13">
      <Avatar name={deal.title} colourKey={deal.id} shape="tag" size="medium" />
      <span className="min-w-0 flex-1">
        <span className="flex items-center gap-2">
          <Link to={path(`deals/${deal.id}`)} className="truncate font-medium hover:underline">
            <bdi>{deal.title}</bdi>
          </Link>
          {outcome && <Tag label={outcome.label} hue={outcome.hue} />}
        </span>
        <span className="block truncate text-12 text-muted">{facts.join(' · ')}</span>
      </span>
      <span className="shrink-0 tabular-nums">
        {deal.amount === null ? (
          <span className="text-muted">No amount</span>
        ) : (
          moneyText(deal.amount, { ...writing, currency: deal.currency })
        )}
      </span>
    </li>
  );
}
