import { EyeOff, Plus } from 'lucide-react';
import { useMemo, useRef } from 'react';
import type { CellWriting } from '~/features/records/cell-value';
import { tagHue } from '~/features/records/tag-hue';
import type { Field, ObjectDescription, RecordView } from '~/features/records/types';
import { numberFormat } from '~/lib/formats';
import type { BoardColumn, BoardItems } from '~/ui/board/types';
import { IconButton } from '~/ui/icon-button';
import type { BoardPlan } from './board-plan';
import { emptyColumn } from './cards-state';
import { ColumnFigures } from './column-figures';
import { noValue } from './field-place';
import { cardValues, moneyField, ownerField } from './field-query';
import { isByMonth, isOutside } from './forecast';
import { cardValueOf, RecordCard } from './record-card';
import type { Cards } from './use-cards';

type Options = {
  object: ObjectDescription;
  field: Field;
  board: Cards<RecordView>;
  writing: CellWriting['writing'];
  narrowed: boolean;
  hidden: readonly string[];
  onCreate: ((columnId: string) => void) | undefined;
  onHide: (columnId: string) => void;
};

/** The options of a field as columns. One that has not changed stays the same object, so that it is not drawn again. */
export function useFieldColumns(options: Options): BoardColumn<RecordView>[] {
  const { object, field, board, writing, narrowed, hidden } = options;
  const latest = useRef(options);
  latest.current = options;
  const made = useRef(new Map<string, { parts: unknown[]; column: BoardColumn<RecordView> }>());
  const many = object.label.many.toLowerCase();
  const one = object.label.one.toLowerCase();
  const money = moneyField(object);
  return board.heads
    .filter(({ id }) => !hidden.includes(id) && !isOutside(id))
    .map((head) => {
      const state = board.columns[head.id];
      const parts = [head, state, writing, narrowed, object, options.onCreate === undefined];
      const known = made.current.get(head.id);
      if (known?.parts.every((part, at) => part === parts[at])) return known.column;
      const { rows, cursor, loading, problem } = state ?? emptyColumn<RecordView>();
      const column: BoardColumn<RecordView> = {
        id: head.id,
        label: head.name,
        // A colour that means nothing would only be noise
        hue: tagHue(head.color ?? 'grey', head.id),
        count: head.count,
        countText: `${numberFormat(writing.locale).format(head.count)}${head.exact ? '' : '+'}`,
        figures: money && (
          <ColumnFigures head={head} writing={writing} of={money.label} withWeighted={isByMonth(field)} />
        ),
        action: (
          <>
            {options.onCreate && (
              <IconButton
                size="small"
                label={`Add ${one} to ${head.name}`}
                icon={<Plus />}
                onClick={() => latest.current.onCreate?.(head.id)}
              />
            )}
            {head.id === noValue && (
              <IconButton
                size="small"
                label={`Hide ${head.name}`}
                icon={<EyeOff />}
                onClick={() => latest.current.onHide(head.id)}
              />
            )}
          </>
        ),
        items: rows,
        hasMore: state === undefined || cursor !== null,
        loading,
        problem,
        empty: narrowed ? `No matching ${many}` : `No ${many} here`,
        collapsed: false,
      };
      made.current.set(head.id, { parts, column });
      return column;
    });
}

type ItemOptions = CellWriting & {
  object: ObjectDescription;
  field: Field;
  plan: BoardPlan<RecordView>;
  path: (place: string) => string;
};

const idOf = (record: RecordView) => record.id;
const labelOf = (record: RecordView) => record.title;

/** What the board asks about records; the cards come from the registry. */
export function useRecordItems({ object, field, plan, path, writing, members }: ItemOptions): BoardItems<RecordView> {
  return useMemo(() => {
    const values = cardValues(object, field).map((one) => cardValueOf(one, { writing, members }));
    const owner = ownerField(object);
    return {
      idOf,
      labelOf,
      hrefOf: (record) => path(`${plan.plural}/${record.id}`),
      placeOf: plan.placeAmong,
      render: (record) => <RecordCard record={record} values={values} owner={owner} />,
    };
  }, [object, field, plan, path, writing, members]);
}
