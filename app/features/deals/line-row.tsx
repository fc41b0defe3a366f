import { useSortable } from '@dnd-kit/sortable';
import { CSS } from '@dnd-kit/utilities';
import { clsx } from 'clsx';
import { GripVertical, Trash2 } from 'lucide-react';
import { type FocusEvent, type ReactNode, useId } from 'react';
import { moneyText, type Writing } from '~/features/records/values';
import { controlStyle } from '~/ui/field';
import { IconButton } from '~/ui/icon-button';
import { ItemCell } from './item-cell';
import { isBlank, type LineDraft, lineSums, type NumberKey } from './line-rules';
import { takenFrom } from './products-for-lines';

/** Item, quantity, unit price, discount, total; one under the other where there is no room. */
export const lineGrid =
  '@2xl:grid-cols-[1.25rem_minmax(8rem,1fr)_4.5rem_7rem_4.5rem_6.5rem_1.75rem] @2xl:items-center @2xl:gap-2';

const numbers: readonly { key: NumberKey; label: string; standard: string }[] = [
  { key: 'quantity', label: 'Quantity', standard: '1' },
  { key: 'unitPrice', label: 'Unit price', standard: '0' },
  { key: 'discount', label: 'Discount %', standard: '0' },
];

type Props = {
  draft: LineDraft;
  /** From 1. */
  number: number;
  problems: Readonly<Record<string, string>> | undefined;
  writing: Writing;
  mayEdit: boolean;
  onEdit: (change: Partial<LineDraft>) => void;
  onRemove: () => void;
  /** The focus went to another row, or out of the list. */
  onLeave: () => void;
  /** A product was chosen: the hand goes on to the quantity. */
  onChosen: () => void;
};

/** One line item while it is written. */
export function LineRow({ draft, number, problems, writing, mayEdit, onEdit, onRemove, onLeave, onChosen }: Props) {
  const problemId = useId();
  const blank = isBlank(draft);
  const sortable = useSortable({ id: draft.id, disabled: blank || !mayEdit });
  const name = `line ${number}`;
  const problem = problems && Object.values(problems)[0];
  const onBlur = (event: FocusEvent<HTMLElement>) => {
    if (!event.currentTarget.contains(event.relatedTarget)) onLeave();
  };
  return (
    <li
      ref={sortable.setNodeRef}
      style={{ transform: CSS.Translate.toString(sortable.transform), transition: sortable.transition }}
      data-line={draft.id}
      onBlur={onBlur}
      className={clsx('bg-surface py-2', sortable.isDragging && 'relative z-10 shadow-float')}
    >
      <div className={clsx('grid grid-cols-6 gap-x-2 gap-y-1.5', lineGrid)}>
        {/* Where lines stand one under the other it is beside what takes them away */}
        <span className="order-1 flex justify-end @2xl:order-none @2xl:block">
          {mayEdit && !blank && (
            <button
              type="button"
              {...sortable.attributes}
              {...sortable.listeners}
              aria-label={`Move ${name}`}
              className="grid h-control-small w-5 cursor-grab touch-none place-items-center rounded-small text-muted hover:bg-hover touch:size-11"
            >
              <GripVertical className="size-3.5" />
            </button>
          )}
        </span>
        <div className="col-span-6 min-w-0 @2xl:col-span-1">
          <ItemCell
            label={`Item, ${name}`}
            productId={draft.productId}
            name={draft.name}
            disabled={!mayEdit}
            problemId={problems?.name ? problemId : undefined}
            onProduct={(product) => {
              onEdit(takenFrom(product, writing));
              onChosen();
            }}
            onText={(text) => onEdit({ name: text, productId: null })}
          />
        </div>
        {numbers.map(({ key, label, standard }) => (
          <Cell key={key} label={label} of={name}>
            <input
              type="text"
              inputMode="decimal"
              autoComplete="off"
              data-cell={key}
              aria-invalid={problems?.[key] !== undefined || undefined}
              aria-describedby={problems?.[key] ? problemId : undefined}
              disabled={!mayEdit}
              placeholder={blank ? undefined : standard}
              value={draft[key]}
              onFocus={(event) => event.target.select()}
              onChange={(event) => onEdit({ [key]: event.target.value })}
              className={clsx(controlStyle, 'h-control-small text-end text-13! tabular-nums touch:h-11')}
            />
          </Cell>
        ))}
        <Total draft={draft} writing={writing} />
        <span className="order-2 flex justify-end @2xl:order-none">
          {mayEdit && !blank && (
            <IconButton
              size="small"
              label={`Remove ${name}`}
              shortcut="Mod+Delete"
              icon={<Trash2 />}
              onClick={onRemove}
            />
          )}
        </span>
      </div>
      {problem && (
        <p id={problemId} className="mt-1 text-12 text-danger-text @2xl:ps-7">
          {problem}
        </p>
      )}
    </li>
  );
}

/** A number with its label, which is seen only where the head of the list is not. */
function Cell({ label, of, children }: { label: string; of: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control comes as a child
    <label className="col-span-2 grid min-w-0 gap-1 @2xl:col-span-1">
      <span className="text-12 text-muted @2xl:sr-only">
        {label}
        <span className="sr-only">, {of}</span>
      </span>
      {children}
    </label>
  );
}

function Total({ draft, writing }: { draft: LineDraft; writing: Writing }) {
  const sums = isBlank(draft) ? null : lineSums(draft, writing);
  return (
    <span className="col-span-4 self-center text-13 tabular-nums @2xl:col-span-1 @2xl:text-end">
      {sums && (
        <>
          <span className="text-muted @2xl:sr-only">Total </span>
          {moneyText(sums.total, writing)}
        </>
      )}
    </span>
  );
}
