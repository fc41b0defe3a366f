import { closestCenter, DndContext, type DragEndEvent, PointerSensor, useSensor, useSensors } from '@dnd-kit/core';
import { SortableContext, verticalListSortingStrategy } from '@dnd-kit/sortable';
import { clsx } from 'clsx';
import { type ClipboardEvent, useMemo, useRef } from 'react';
import type { Deal } from '~/features/board/deal';
import { toastFailure } from '~/features/records/choices';
import { useRecords } from '~/features/records/records-context';
import type { ObjectDescription } from '~/features/records/types';
import type { OpenRecord } from '~/features/records/use-record';
import { moneyText, type Writing } from '~/features/records/values';
import { Switch } from '~/ui/checkbox';
import { Kbd } from '~/ui/kbd';
import { SkeletonLines } from '~/ui/skeleton';
import { toast } from '~/ui/toast-store';
import { focusCell, onLineKeys, onLineKeysFirst } from './line-keys';
import { LineRow, lineGrid } from './line-row';
import { isBlank, isTable, type LineDraft, lineSums, pastedLines } from './line-rules';
import { linesFromRows } from './products-for-lines';
import { useLines } from './use-lines';

type Props = { object: ObjectDescription; open: OpenRecord; mayEdit: boolean };

/** What a deal is made of: its line items, written like a sheet, with their sums. */
export function DealLines({ object, open, mayEdit }: Props) {
  const { writing: own, callsOf } = useRecords();
  const deal = open.record as Deal;
  const writing = useMemo<Writing>(() => ({ ...own, currency: deal.currency }), [own, deal.currency]);
  const lines = useLines({
    dealId: deal.id,
    writing,
    mayEdit,
    onSaved: () => void open.refresh().catch(() => undefined),
  });
  const { drafts, problems, failure } = lines;
  const list = useRef<HTMLOListElement>(null);
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: 4 } }));
  const onDragEnd = ({ active, over }: DragEndEvent) => {
    const place = (id: unknown) => drafts?.findIndex((draft) => draft.id === id) ?? -1;
    if (over && lines.move(place(active.id), place(over.id))) void lines.save();
  };
  const onPaste = async (event: ClipboardEvent) => {
    const text = event.clipboardData.getData('text/plain');
    if (!mayEdit || !isTable(text)) return;
    event.preventDefault();
    try {
      await lines.add(await linesFromRows(callsOf('products'), pastedLines(text), writing));
    } catch (error) {
      toastFailure(error, 'The rows were not pasted');
    }
  };
  if (failure) {
    return (
      <p role="alert" className="text-13 text-danger-text">
        {failure}
      </p>
    );
  }
  if (!drafts) return <SkeletonLines />;
  return (
    <div className="@container grid grid-cols-[minmax(0,1fr)] gap-3">
      <FollowSwitch {...{ object, open, mayEdit }} />
      {drafts.length === 0 ? (
        <p className="text-13 text-muted">No line items.</p>
      ) : (
        <div>
          <Heads />
          <DndContext sensors={sensors} collisionDetection={closestCenter} onDragEnd={onDragEnd}>
            <SortableContext items={drafts.map(({ id }) => id)} strategy={verticalListSortingStrategy}>
              <ol
                ref={list}
                aria-label="Line items"
                className="divide-y border-y"
                onKeyDownCapture={(event) => mayEdit && onLineKeysFirst(event, lines)}
                onKeyDown={(event) => onLineKeys(event, lines)}
                onPaste={(event) => void onPaste(event)}
              >
                {drafts.map((draft, index) => (
                  <LineRow
                    key={draft.id}
                    draft={draft}
                    number={index + 1}
                    problems={problems[draft.id]}
                    writing={writing}
                    mayEdit={mayEdit}
                    onEdit={(change) => lines.edit(draft.id, change)}
                    onRemove={() => lines.remove(draft.id)}
                    onLeave={() => void lines.save()}
                    onChosen={() => focusCell(list.current, draft, 'quantity')}
                  />
                ))}
              </ol>
            </SortableContext>
          </DndContext>
          <Sums drafts={drafts} writing={writing} />
        </div>
      )}
      {mayEdit && <Hints />}
    </div>
  );
}

function Heads() {
  return (
    <div aria-hidden="true" className={clsx('hidden pb-1.5 text-12 text-muted @2xl:grid', lineGrid)}>
      <span />
      <span>Item</span>
      <span className="text-end">Quantity</span>
      <span className="text-end">Unit price</span>
      <span className="text-end">Discount %</span>
      <span className="text-end">Total</span>
      <span />
    </div>
  );
}

function Sums({ drafts, writing }: { drafts: readonly LineDraft[]; writing: Writing }) {
  const sums = drafts.flatMap((draft) => (isBlank(draft) ? [] : (lineSums(draft, writing) ?? [])));
  const total = sums.reduce((sum, line) => sum + line.total, 0);
  const off = sums.reduce((sum, line) => sum + line.gross - line.total, 0);
  return (
    <dl className="grid justify-end gap-y-1 pt-3 text-13 tabular-nums @2xl:pe-9">
      {off !== 0 && (
        <div className="flex justify-between gap-8 text-muted">
          <dt>Discounts</dt>
          <dd>{moneyText(-off, writing)}</dd>
        </div>
      )}
      <div className="flex justify-between gap-8 font-semibold">
        <dt>Total</dt>
        <dd data-sum>{moneyText(total, writing)}</dd>
      </div>
    </dl>
  );
}

function FollowSwitch({ object, open, mayEdit }: Props) {
  const field = object.fields.find(({ key }) => key === 'amountFromLines');
  if (!field) return null;
  const { record } = open;
  const save = async (on: boolean) => {
    const saved = await open.save(field, on, { amountFromLines: on }, record.version);
    if (!saved.ok) toast({ title: 'This was not changed', detail: saved.problem, tone: 'danger' });
  };
  return (
    <Switch
      label={field.label}
      hint={
        record.amountFromLines
          ? 'The amount of the deal is the sum of its line items.'
          : 'The amount of the deal is written by hand.'
      }
      checked={record.amountFromLines === true}
      disabled={!mayEdit}
      onChange={(event) => void save(event.target.checked)}
    />
  );
}

function Hints() {
  return (
    <p className="flex flex-wrap items-center gap-x-4 gap-y-1 text-12 text-muted max-sm:hidden">
      <span className="flex items-center gap-1">
        <Kbd keys="Enter" /> next line
      </span>
      <span className="flex items-center gap-1">
        <Kbd keys="Alt+ArrowUp" /> <Kbd keys="Alt+ArrowDown" /> move
      </span>
      <span className="flex items-center gap-1">
        <Kbd keys="Mod+Delete" /> remove
      </span>
      <span>Rows of a spreadsheet can be pasted: item or code, quantity, price, discount.</span>
    </p>
  );
}
