import { Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Button } from '~/ui/button';
import { IconButton } from '~/ui/icon-button';
import { Select } from '~/ui/select';
import { ConditionFields } from './condition-editor';
import { isComplete, startValue } from './filter-drafts';
import {
  type FilterCondition,
  type FilterGroup,
  type FilterItem,
  isGroup,
  maxLevels,
  replaceItem,
} from './filter-language';
import type { Field, ObjectDescription } from './types';

type Props = {
  object: ObjectDescription;
  filter: FilterGroup;
  onChange: (filter: FilterGroup) => void;
  onClose: () => void;
};

/** Conditions in groups of and / or, up to three levels deep. Takes effect when it is applied. */
export function AdvancedFilter({ object, filter, onChange, onClose }: Props) {
  const fields = object.fields.filter(({ filterable }) => filterable);
  const [draft, setDraft] = useState<FilterGroup>(() =>
    filter.items.length > 0 ? filter : { op: 'and', items: [fresh(fields)] },
  );
  const ready = allComplete(draft, fields);
  return (
    <form
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        event.stopPropagation();
        if (!ready) return;
        onChange(draft);
        onClose();
      }}
    >
      <p className="font-medium text-13">Show records where</p>
      <div className="max-h-[50dvh] overflow-y-auto p-0.5">
        <Group group={draft} level={1} fields={fields} onChange={setDraft} />
      </div>
      <div className="flex justify-end gap-2">
        <Button size="small" variant="ghost" onClick={onClose}>
          Cancel
        </Button>
        <Button size="small" variant="primary" type="submit" disabled={!ready}>
          Apply filters
        </Button>
      </div>
    </form>
  );
}

const fresh = (fields: readonly Field[]): FilterCondition => {
  const operator = fields[0]?.operators[0];
  return { field: fields[0]?.key ?? 'name', operator: operator?.operator ?? 'contains', value: startValue(operator) };
};

function allComplete(item: FilterItem, fields: readonly Field[]): boolean {
  if (isGroup(item)) return item.items.length > 0 && item.items.every((inner) => allComplete(inner, fields));
  const operator = fields
    .find(({ key }) => key === item.field)
    ?.operators.find((known) => known.operator === item.operator);
  return operator !== undefined && isComplete(operator, item.value);
}

type GroupProps = {
  group: FilterGroup;
  level: number;
  fields: readonly Field[];
  onChange: (group: FilterGroup) => void;
  onRemove?: () => void;
};

function Group({ group, level, fields, onChange, onRemove }: GroupProps) {
  const add = (item: FilterItem) => onChange({ ...group, items: [...group.items, item] });
  return (
    <div className={level > 1 ? 'grid gap-2 rounded-control border bg-sunken p-2' : 'grid gap-2'}>
      <div className="flex items-center gap-2">
        <Select
          label="How these go together"
          hideLabel
          size="small"
          className="w-56"
          value={group.op}
          onChange={(event) => onChange({ ...group, op: event.target.value === 'or' ? 'or' : 'and' })}
          options={[
            { value: 'and', label: 'all of these are true' },
            { value: 'or', label: 'any of these is true' },
          ]}
        />
        {onRemove && (
          <IconButton size="small" label="Remove this group" icon={<Trash2 />} className="ms-auto" onClick={onRemove} />
        )}
      </div>
      {group.items.map((item, position) => {
        const change = (next?: FilterItem) => onChange(replaceItem(group, position, next));
        const key = `${position}`;
        return isGroup(item) ? (
          <Group key={key} group={item} level={level + 1} fields={fields} onChange={change} onRemove={() => change()} />
        ) : (
          <ConditionRow key={key} condition={item} fields={fields} onChange={change} />
        );
      })}
      <div className="flex gap-1">
        <Button size="small" variant="ghost" icon={<Plus />} onClick={() => add(fresh(fields))}>
          Condition
        </Button>
        {level < maxLevels && (
          <Button
            size="small"
            variant="ghost"
            icon={<Plus />}
            onClick={() => add({ op: 'or', items: [fresh(fields)] })}
          >
            Group
          </Button>
        )}
      </div>
    </div>
  );
}

type RowProps = {
  condition: FilterCondition;
  fields: readonly Field[];
  onChange: (condition?: FilterCondition) => void;
};

function ConditionRow({ condition, fields, onChange }: RowProps) {
  const field = fields.find(({ key }) => key === condition.field) ?? fields[0];
  if (!field) return null;
  const choose = (key: string) => {
    const next = fields.find((known) => known.key === key);
    const operator = next?.operators[0];
    if (next && operator) onChange({ field: next.key, operator: operator.operator, value: startValue(operator) });
  };
  return (
    <div className="grid grid-cols-[1fr_auto] items-start gap-1">
      <div className="grid gap-1 sm:grid-cols-3">
        <Select
          label="Field"
          hideLabel
          value={field.key}
          onChange={(event) => choose(event.target.value)}
          options={fields.map(({ key, label }) => ({ value: key, label }))}
        />
        <ConditionFields key={field.key} field={field} condition={condition} onChange={onChange} />
      </div>
      <IconButton label="Remove this condition" icon={<Trash2 />} onClick={() => onChange()} />
    </div>
  );
}
