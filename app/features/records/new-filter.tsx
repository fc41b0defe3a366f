import { Button } from '~/ui/button';
import { AdvancedFilter } from './advanced-filter';
import { ConditionEditor } from './condition-editor';
import { FieldPicker } from './field-picker';
import type { FilterGroup } from './filter-language';
import type { Field, ObjectDescription, ObjectName } from './types';

/** What the new filter is about; nothing as long as that is being chosen. */
export type FilterSubject = Field | 'advanced' | null;

type Props = {
  object: ObjectDescription;
  filter: FilterGroup;
  onChange: (filter: FilterGroup) => void;
  describe: (name: ObjectName) => void;
  field: FilterSubject;
  onField: (field: FilterSubject) => void;
  onClose: () => void;
};

/** One more filter: first its field, then its condition; or groups of conditions. */
export function NewFilter({ object, filter, onChange, describe, field, onField, onClose }: Props) {
  if (field === 'advanced') return <AdvancedFilter {...{ object, filter, onChange, onClose }} />;
  if (field === null) {
    return (
      <>
        <FieldPicker object={object} describe={describe} onChoose={onField} />
        <div className="-mx-3 mt-3 -mb-3 border-t p-1">
          <Button size="small" variant="ghost" wide onClick={() => onField('advanced')}>
            Groups of and / or…
          </Button>
        </div>
      </>
    );
  }
  return (
    <ConditionEditor
      field={field}
      onCancel={onClose}
      onApply={(condition) => {
        const base = filter.op === 'and' || filter.items.length < 2 ? filter.items : [filter];
        onChange({ op: 'and', items: [...base, condition] });
        onClose();
      }}
    />
  );
}
