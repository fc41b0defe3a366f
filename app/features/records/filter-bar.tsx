import { ListFilter } from 'lucide-react';
import { useState } from 'react';
import { Button } from '~/ui/button';
import { FilterChip } from '~/ui/filter-chip';
import { Popover } from '~/ui/popover';
import { FieldIcon } from './field-icon';
import { type FilterCondition, type FilterGroup, isAdvanced, isGroup, noFilter, replaceItem } from './filter-language';
import { useFilterNames } from './filter-names';
import { conditionWords, groupWords } from './filter-words';
import { AdvancedFilter, ConditionEditor, NewFilter } from './late-parts';
import type { FilterSubject } from './new-filter';
import type { ObjectDescription, ObjectName } from './types';
import { useFilterObject } from './use-filter-object';

type Props = { object: ObjectDescription; filter: FilterGroup; onChange: (filter: FilterGroup) => void };

/** The filters in force, one chip each, and the way to more of them; also by fields of related records. */
export function FilterBar({ object: own, filter, onChange }: Props) {
  const { object, describe } = useFilterObject(own, filter);
  return (
    <>
      <AddFilter object={object} filter={filter} onChange={onChange} describe={describe} />
      {isAdvanced(filter) ? (
        <AdvancedChip object={object} filter={filter} onChange={onChange} />
      ) : (
        filter.items.map((item, position) =>
          isGroup(item) ? null : (
            <ConditionChip
              key={keyOf(filter.items, position)}
              object={object}
              condition={item}
              onChange={(next) => onChange(replaceItem(filter, position, next))}
            />
          ),
        )
      )}
      {filter.items.length > 0 && (
        <Button size="small" variant="ghost" className="shrink-0" onClick={() => onChange(noFilter)}>
          Clear all
        </Button>
      )}
    </>
  );
}

/** A condition is the first, second, … about its field: it stays the same one while others come and go. */
function keyOf(items: FilterGroup['items'], position: number): string {
  const fieldAt = (item: FilterGroup['items'][number] | undefined) => (item && !isGroup(item) ? item.field : '');
  const field = fieldAt(items[position]);
  return `${field} ${items.slice(0, position).filter((item) => fieldAt(item) === field).length}`;
}

type AddProps = Props & { describe: (name: ObjectName) => void };

function AddFilter({ object, filter, onChange, describe }: AddProps) {
  const [open, setOpen] = useState(false);
  const [field, setField] = useState<FilterSubject>(null);
  const close = () => setOpen(false);
  return (
    <Popover
      label="Add a filter"
      open={open}
      onOpenChange={(next) => {
        setOpen(next);
        if (next) setField(null);
      }}
      className={field === 'advanced' ? 'w-140' : 'w-72'}
      trigger={
        <Button size="small" icon={<ListFilter />} className="shrink-0 max-sm:-order-1">
          <span className="max-sm:sr-only">Filter</span>
        </Button>
      }
    >
      <NewFilter {...{ object, filter, onChange, describe, field }} onField={setField} onClose={close} />
    </Popover>
  );
}

type ChipProps = {
  object: ObjectDescription;
  condition: FilterCondition;
  onChange: (condition?: FilterCondition) => void;
};

function ConditionChip({ object, condition, onChange }: ChipProps) {
  const [open, setOpen] = useState(false);
  const names = useFilterNames();
  const words = conditionWords(condition, object, names);
  const field = object.fields.find(({ key }) => key === condition.field);
  const chip = (
    <FilterChip
      icon={field && <FieldIcon type={field.type} />}
      {...words}
      aria-label={`Edit filter: ${[words.field, words.operator, words.value].filter(Boolean).join(' ')}`}
      onRemove={() => onChange()}
    />
  );
  if (!field) return chip;
  return (
    <Popover label={`Filter ${field.label}`} open={open} onOpenChange={setOpen} className="w-72" trigger={chip}>
      <ConditionEditor
        field={field}
        condition={condition}
        onCancel={() => setOpen(false)}
        onApply={(next) => {
          onChange(next);
          setOpen(false);
        }}
      />
    </Popover>
  );
}

function AdvancedChip({ object, filter, onChange }: Props) {
  const [open, setOpen] = useState(false);
  const names = useFilterNames();
  return (
    <Popover
      label="Edit the filter"
      open={open}
      onOpenChange={setOpen}
      className="w-140"
      trigger={
        <FilterChip
          icon={<ListFilter />}
          field="Where"
          value={groupWords(filter, object, names)}
          removeLabel="Remove all filters"
          onRemove={() => onChange(noFilter)}
        />
      }
    >
      <AdvancedFilter object={object} filter={filter} onChange={onChange} onClose={() => setOpen(false)} />
    </Popover>
  );
}
