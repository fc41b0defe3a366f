import { type FormEvent, useState } from 'react';
import { useLocality } from '~/lib/time';
import { Button } from '~/ui/button';
import { DateField } from '~/ui/date-field';
import { MultiCombobox, type TagOption } from '~/ui/multi-combobox';
import { MoneyField, NumberField } from '~/ui/number-field';
import type { Option } from '~/ui/options';
import { Select } from '~/ui/select';
import { TextField } from '~/ui/text-field';
import { isComplete, startValue } from './filter-drafts';
import type { FilterCondition, FilterValue } from './filter-language';
import { useFilterNames } from './filter-names';
import { useRecords } from './records-context';
import type { Field, Operator } from './types';
import { useChoices } from './use-choices';
import { optionLabel } from './values';

type Props = {
  field: Field;
  condition?: FilterCondition;
  onApply: (condition: FilterCondition) => void;
  onCancel: () => void;
};

/** Operator and value of one condition, before it takes effect. */
export function ConditionEditor({ field, condition, onApply, onCancel }: Props) {
  const [draft, setDraft] = useState<FilterCondition>(
    condition ?? {
      field: field.key,
      operator: field.operators[0]?.operator ?? 'is',
      value: startValue(field.operators[0]),
    },
  );
  const operator = field.operators.find((known) => known.operator === draft.operator) ?? field.operators[0];
  const ready = operator !== undefined && isComplete(operator, draft.value);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    if (ready) onApply(operator.value === 'none' ? { field: draft.field, operator: draft.operator } : draft);
  };
  return (
    <form onSubmit={submit} className="grid gap-3">
      <p className="font-medium text-13">{field.label}</p>
      <ConditionFields field={field} condition={draft} onChange={setDraft} />
      <div className="flex justify-end gap-2">
        <Button size="small" variant="ghost" onClick={onCancel}>
          Cancel
        </Button>
        <Button size="small" variant="primary" type="submit" disabled={!ready}>
          Apply filter
        </Button>
      </div>
    </form>
  );
}

type FieldsProps = { field: Field; condition: FilterCondition; onChange: (condition: FilterCondition) => void };

/** The operator's choice and the value it asks for; only operators that the field has. */
export function ConditionFields({ field, condition, onChange }: FieldsProps) {
  const operator = field.operators.find((known) => known.operator === condition.operator);
  const choose = (name: string) => {
    const next = field.operators.find((known) => known.operator === name);
    const keeps = next?.value === operator?.value;
    onChange({ field: field.key, operator: name, value: keeps ? condition.value : startValue(next) });
  };
  return (
    <>
      <Select
        label="Operator"
        hideLabel
        value={condition.operator}
        onChange={(event) => choose(event.target.value)}
        options={field.operators.map(({ operator: value, label }) => ({ value, label }))}
      />
      {operator && (
        <ValueFields
          key={operator.value}
          field={field}
          operator={operator}
          value={condition.value}
          onChange={(value) => onChange({ ...condition, value })}
        />
      )}
    </>
  );
}

type ValueProps = {
  field: Field;
  operator: Operator;
  value: FilterValue | undefined;
  onChange: (value: FilterValue | undefined) => void;
};

const units = ['day', 'week', 'month', 'quarter'] as const;
const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

function ValueFields({ field, operator, value, onChange }: ValueProps) {
  switch (operator.value) {
    case 'text':
      return (
        <TextField
          label="Value"
          hideLabel
          autoFocus
          placeholder="Type a value"
          value={typeof value === 'string' ? value : ''}
          onChange={(event) => onChange(event.target.value)}
        />
      );
    case 'number':
      return <AmountField label="Value" field={field} value={value} onChange={onChange} />;
    case 'numbers':
    case 'days':
      return <RangeFields field={field} operator={operator} value={value} onChange={onChange} />;
    case 'day':
      return <DayField label="Day" value={value} onChange={onChange} />;
    case 'span':
      return <SpanFields value={value} onChange={onChange} />;
    case 'unit':
      return (
        <Select
          label="Unit"
          hideLabel
          value={String(value ?? 'month')}
          onChange={(event) => onChange(event.target.value)}
          options={[...units, 'year'].map((unit) => ({ value: unit, label: capital(unit) }))}
        />
      );
    case 'values':
      return <ChoicesField field={field} value={value} onChange={onChange} />;
    default:
      return null;
  }
}

type PartProps = { label: string; value: unknown; onChange: (value: FilterValue | undefined) => void };

function AmountField({ label, field, value, onChange }: PartProps & { field: Field }) {
  const { writing } = useRecords();
  const shared = {
    label,
    hideLabel: true,
    placeholder: label,
    locale: writing.locale,
    defaultValue: typeof value === 'number' ? value : null,
    onValueChange: (amount: number | null) => onChange(amount ?? undefined),
  };
  return field.type === 'money' ? (
    <MoneyField {...shared} currency={writing.currency} />
  ) : (
    <NumberField {...shared} decimals={2} />
  );
}

function DayField({ label, value, onChange }: PartProps) {
  const { locale } = useLocality();
  return (
    <DateField
      label={label}
      hideLabel
      locale={locale}
      value={typeof value === 'string' ? value.slice(0, 10) : ''}
      onValueChange={(day) => onChange(day || undefined)}
    />
  );
}

function RangeFields({ field, operator, value, onChange }: ValueProps) {
  const range = typeof value === 'object' && 'from' in value ? value : { from: '', to: '' };
  const change = (end: 'from' | 'to') => (next: FilterValue | undefined) =>
    onChange({ ...range, [end]: typeof next === 'number' || typeof next === 'string' ? next : '' });
  const ends = [
    { end: 'from', label: 'From' },
    { end: 'to', label: 'To' },
  ] as const;
  return (
    <div className="grid gap-2">
      {ends.map(({ end, label }) =>
        operator.value === 'days' ? (
          <DayField key={end} label={label} value={range[end]} onChange={change(end)} />
        ) : (
          <AmountField key={end} label={label} field={field} value={range[end]} onChange={change(end)} />
        ),
      )}
    </div>
  );
}

function SpanFields({ value, onChange }: Pick<ValueProps, 'value' | 'onChange'>) {
  const span = typeof value === 'object' && 'count' in value ? value : { count: 30, unit: 'day' };
  return (
    <div className="grid grid-cols-[5rem_1fr] gap-2">
      <NumberField
        label="How many"
        hideLabel
        locale="en"
        defaultValue={span.count}
        onValueChange={(count) => onChange({ ...span, count: count ?? 0 })}
      />
      <Select
        label="Unit"
        hideLabel
        value={span.unit}
        onChange={(event) => onChange({ ...span, unit: event.target.value })}
        options={units.map((unit) => ({ value: unit, label: `${capital(unit)}s` }))}
      />
    </div>
  );
}

const me: Option = { value: 'me', label: 'Me' };

function ChoicesField({ field, value, onChange }: Pick<ValueProps, 'field' | 'value' | 'onChange'>) {
  const { nameOf, learn } = useFilterNames();
  const { onCreate: _, ...source } = useChoices(field);
  const withMe = source.options && field.type === 'user' ? { options: [me, ...source.options] } : source;
  const chosen = (Array.isArray(value) ? value : []).map(
    (one): TagOption => ({
      value: one,
      label: one === 'me' ? 'Me' : field.options ? optionLabel(field, one) : (nameOf(one) ?? 'unknown'),
      ...(field.type !== 'tags' && { hue: 'grey' }),
    }),
  );
  return (
    <MultiCombobox
      label={field.label}
      hideLabel
      placeholder="Choose one or more"
      {...withMe}
      value={chosen}
      onValueChange={(options) => {
        for (const option of options) learn(option.value, option.label);
        onChange(options.length > 0 ? options.map((option) => option.value) : undefined);
      }}
    />
  );
}
