import { useLocality } from '~/lib/time';
import { Switch } from '~/ui/checkbox';
import { Combobox } from '~/ui/combobox';
import { DateField } from '~/ui/date-field';
import { MultiCombobox } from '~/ui/multi-combobox';
import { currencySign } from '~/ui/number-text';
import { TextArea, TextField } from '~/ui/text-field';
import { chosenTag } from './choices';
import type { Draft } from './drafts';
import { useRecords } from './records-context';
import type { Field } from './types';
import { useChoices } from './use-choices';

type Props = {
  field: Field;
  draft: Draft;
  onDraft: (draft: Draft) => void;
  error?: string;
  hideLabel?: boolean;
  autoFocus?: boolean;
  /** Says that it may stay empty, in forms where most fields must not. */
  optional?: boolean;
};

const inputTypes: Record<string, 'email' | 'tel' | 'url'> = { email: 'email', phone: 'tel', url: 'url' };

/** The control that a field's type asks for; the same in forms and on records. */
export function ValueInput({ field, draft, onDraft, error, hideLabel, autoFocus, optional }: Props) {
  const { locale } = useLocality();
  const shared = { label: field.label, hideLabel, error, optional, autoFocus };
  switch (draft.kind) {
    case 'choice':
      return <ChoiceInput {...{ field, draft, onDraft, error, hideLabel, autoFocus, optional }} />;
    case 'tags':
      return <TagsInput {...{ field, draft, onDraft, error, hideLabel, optional }} />;
    case 'flag':
      return (
        <Switch
          label={field.label}
          hideLabel={hideLabel}
          hint={field.description}
          checked={draft.on}
          onChange={(event) => onDraft({ kind: 'flag', on: event.target.checked })}
        />
      );
    case 'day':
      return (
        <DateField
          {...shared}
          locale={locale}
          value={draft.day}
          onValueChange={(day) => onDraft({ kind: 'day', day })}
        />
      );
    case 'moment':
      return (
        <DateField
          {...shared}
          kind="datetime"
          locale={locale}
          value={draft.at}
          onValueChange={(at) => onDraft({ ...draft, at })}
        />
      );
    default:
      return <TextInput {...{ field, draft, onDraft, error, hideLabel, autoFocus, optional }} />;
  }
}

function TextInput({ field, draft, onDraft, error, hideLabel, autoFocus, optional }: Props) {
  const { writing } = useRecords();
  if (draft.kind !== 'text') return null;
  const isNumber = field.type === 'money' || field.type === 'number';
  const shared = {
    label: field.label,
    hideLabel,
    error,
    optional,
    autoFocus,
    value: draft.text,
    maxLength: field.maxLength,
    autoComplete: 'off',
  };
  if (field.type === 'longText') {
    return <TextArea {...shared} rows={4} onChange={(event) => onDraft({ kind: 'text', text: event.target.value })} />;
  }
  return (
    <TextField
      {...shared}
      // An address is checked here and by the server, with words of ours: the browser's own bubble stays away
      type="text"
      inputMode={isNumber ? 'decimal' : inputTypes[field.type]}
      hint={hideLabel ? undefined : field.type === 'list' ? 'Several with commas between' : field.description}
      after={
        field.type === 'money' && !field.currencyField ? currencySign(writing.currency, writing.locale) : field.unit
      }
      spellCheck={field.type === 'text'}
      onChange={(event) => onDraft({ kind: 'text', text: event.target.value })}
    />
  );
}

function ChoiceInput({ field, draft, onDraft, error, hideLabel, autoFocus, optional }: Props) {
  const source = useChoices(field);
  if (draft.kind !== 'choice') return null;
  return (
    <Combobox
      {...source}
      label={field.label}
      hideLabel={hideLabel}
      error={error}
      optional={optional}
      autoFocus={autoFocus}
      clearable={!field.required}
      placeholder="None"
      value={draft.option}
      onValueChange={(option) => onDraft({ kind: 'choice', option })}
    />
  );
}

function TagsInput({ field, draft, onDraft, error, hideLabel, optional }: Props) {
  const source = useChoices(field);
  const { tags } = useRecords();
  if (draft.kind !== 'tags') return null;
  const withoutDot = draft.options.map((option) => {
    const tag = tags.find(({ id }) => id === option.value);
    return tag ? chosenTag(tag) : option;
  });
  return (
    <MultiCombobox
      {...source}
      label={field.label}
      hideLabel={hideLabel}
      error={error}
      optional={optional}
      placeholder="Choose tags"
      value={withoutDot}
      onValueChange={(options) => onDraft({ kind: 'tags', options })}
    />
  );
}
