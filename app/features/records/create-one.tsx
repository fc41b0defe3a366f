import { CreateDealDialog, CreateDialog } from './late-parts';
import type { ObjectDescription, Plural, RecordView, Values } from './types';
import { useUndo } from './use-undo';

type Props = {
  plural: Plural;
  object: ObjectDescription;
  values: Values;
  nameOf: (id: string) => string | undefined;
  onClose: () => void;
  onCreated: (record: RecordView) => void;
};

/** The dialog for a new record: deals have one of their own. */
export function CreateOne(props: Props) {
  const { announce } = useUndo();
  const { onCreated, ...rest } = props;
  if (props.plural === 'deals') return <CreateDealDialog {...props} />;
  return (
    <CreateDialog
      {...rest}
      onCreated={(record, groupId) => {
        announce(`Added ${record.title}`, groupId);
        onCreated(record);
      }}
    />
  );
}
