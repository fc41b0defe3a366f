import { ChevronLeft } from 'lucide-react';
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { OptionList } from '~/ui/option-list';
import { filterOptions, nextOption, type Option } from '~/ui/options';
import { FieldIcon } from './field-icon';
import { type Relation, relationsOf } from './related-fields';
import type { Field, ObjectDescription, ObjectName } from './types';

type Props = {
  /** The list's own object, with the fields of related records beside its own. */
  object: ObjectDescription;
  /** Asks for the fields of a record type that are not there yet. */
  describe: (name: ObjectName) => void;
  onChoose: (field: Field) => void;
};

const optionOf = ({ key, label, type }: Field): Option => ({
  value: key,
  label,
  icon: <FieldIcon type={type} className="size-3.5 text-muted" />,
});

/** A step down to the fields of a related record. */
const stepOf = ({ as, label, object }: Relation): Option => ({
  value: `${as}.`,
  label: `${label} ›`,
  icon: <FieldIcon type={object === 'person' ? 'user' : 'relation'} className="size-3.5 text-muted" />,
});

const isOwn = ({ key }: Field) => !key.includes('.');

const fieldsOf = ({ as }: Relation, fields: readonly Field[]) => fields.filter(({ key }) => key.startsWith(`${as}.`));

/** The fields of a related record, each by its own name. */
const inside = (relation: Relation, fields: readonly Field[]): Option[] =>
  fieldsOf(relation, fields).map((field) => ({
    ...optionOf(field),
    label: field.label.replace(`${relation.label} › `, ''),
  }));

/** The list's own fields and the steps down; what is typed is looked for in related records as well. */
const outside = (relations: readonly Relation[], fields: readonly Field[], isTyped: boolean): Option[] => [
  ...fields.filter(isOwn).map(optionOf),
  ...relations.map(stepOf),
  ...(isTyped ? fields.filter((field) => !isOwn(field)).map(optionOf) : []),
];

/** The fields one may filter by, found by typing; those of related records one step down. */
export function FieldPicker({ object, describe, onChoose }: Props) {
  const id = useId();
  const [text, setText] = useState('');
  const [activeWanted, setActive] = useState(0);
  const [relation, setRelation] = useState<Relation | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const relations = relationsOf(object);
  const fields = object.fields.filter(({ filterable }) => filterable);
  const isEmpty = relation !== null && fieldsOf(relation, fields).length === 0;
  const all = relation ? inside(relation, fields) : outside(relations, fields, text.trim() !== '');
  const options = filterOptions(all, text);
  const active = Math.min(activeWanted, options.length - 1);
  const goTo = (next: Relation | null) => {
    setRelation(next);
    setText('');
    setActive(0);
    if (next) describe(next.object);
    input.current?.focus();
  };
  const choose = (key: string | undefined) => {
    const step = relations.find(({ as }) => key === `${as}.`);
    const field = fields.find((known) => known.key === key);
    if (step) goTo(step);
    else if (field) onChoose(field);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) setActive(nextOption(options, active, step));
    else if (event.key === 'Enter' && !event.nativeEvent.isComposing) choose(options[active]?.value);
    else if (event.key === 'Backspace' && text === '' && relation) goTo(null);
    else return;
    event.preventDefault();
  };
  return (
    <div className="-m-3">
      <div className="flex border-b">
        {relation && (
          <button
            type="button"
            aria-label="Back to all fields"
            onClick={() => goTo(null)}
            className="flex items-center gap-1 border-e px-2 text-13 text-muted hover:bg-hover hover:text-text"
          >
            <ChevronLeft className="size-3.5" />
            {relation.label}
          </button>
        )}
        <input
          ref={input}
          type="text"
          // biome-ignore lint/a11y/noAutofocus: the popover around it is opened to type here
          autoFocus
          role="combobox"
          aria-label={relation ? `Find a field of the ${relation.label.toLowerCase()}` : 'Find a field'}
          aria-expanded="true"
          aria-controls={id}
          aria-autocomplete="list"
          aria-activedescendant={options[active] ? `${id}-${active}` : undefined}
          autoComplete="off"
          placeholder="Filter by…"
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setActive(0);
          }}
          onKeyDown={onKeyDown}
          className="h-10 w-full min-w-0 bg-transparent px-3 text-13 outline-none touch:h-12 touch:text-16"
        />
      </div>
      <OptionList
        // Another level begins at its top
        key={relation?.as ?? ''}
        id={id}
        label={relation ? `Fields of the ${relation.label.toLowerCase()}` : 'Fields'}
        options={options}
        active={active}
        isChosen={() => false}
        state={isEmpty ? 'loading' : 'ready'}
        emptyText="No such field"
        onActive={setActive}
        onChoose={(option) => choose(option.value)}
      />
    </div>
  );
}
