import type { FilterGroup } from '~/features/records/filter-language';
import { useFilterNames } from '~/features/records/filter-names';
import { inheritedValues } from '~/features/records/inherited-values';
import { CreateDealDialog, CreateDialog } from '~/features/records/late-parts';
import { useRecords } from '~/features/records/records-context';
import type { Field, ObjectDescription, Plural, RecordView } from '~/features/records/types';
import { useUndo } from '~/features/records/use-undo';
import { noValue } from './field-place';
import { dayInMonth, isByMonth } from './forecast';
import type { Cards } from './use-cards';

type Props = {
  plural: Plural;
  object: ObjectDescription;
  field: Field;
  board: Cards<RecordView>;
  /** The column that the record is made in; none for '' and for the one of records without a value. */
  column: string;
  filter: FilterGroup;
  onClose: () => void;
  onOpen: (id: string) => void;
};

/** A new record with the value of its column and of the filter, so that it stands where it was made. */
export function CreateInColumn({ plural, object, field, board, column, filter, onClose, onOpen }: Props) {
  const { me } = useRecords();
  const { nameOf } = useFilterNames();
  const { announce } = useUndo();
  const values = {
    ...inheritedValues(object, filter, me.id),
    ...(column !== '' && column !== noValue && { [field.key]: isByMonth(field) ? dayInMonth(column) : column }),
  };
  const done = (record: RecordView) => {
    onClose();
    board.adopt([record]);
    board.refreshHeads();
    onOpen(record.id);
  };
  if (plural === 'deals') return <CreateDealDialog {...{ values, nameOf, onClose }} onCreated={done} />;
  return (
    <CreateDialog
      {...{ plural, object, values, nameOf, onClose }}
      onCreated={(record, groupId) => {
        announce(`Added ${record.title}`, groupId);
        done(record);
      }}
    />
  );
}
