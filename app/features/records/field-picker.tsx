import { type KeyboardEvent, useId, useState } from 'react';
import { OptionList } from '~/ui/option-list';
import { filterOptions, nextOption } from '~/ui/options';
import { FieldIcon } from './field-icon';
import type { Field } from './types';

/** The fields one may filter by, found by typing. */
export function FieldPicker({ fields, onChoose }: { fields: readonly Field[]; onChoose: (field: Field) => void }) {
  const id = useId();
  const [text, setText] = useState('');
  const [activeWanted, setActive] = useState(0);
  const all = fields.map((field) => ({
    value: field.key,
    label: field.label,
    icon: <FieldIcon type={field.type} className="size-3.5 text-muted" />,
  }));
  const options = filterOptions(all, text);
  const active = Math.min(activeWanted, options.length - 1);
  const choose = (key: string | undefined) => {
    const field = fields.find((known) => known.key === key);
    if (field) onChoose(field);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) setActive(nextOption(options, active, step));
    else if (event.key === 'Enter' && !event.nativeEvent.isComposing) choose(options[active]?.value);
    else return;
    event.preventDefault();
  };
  return (
    <div className="-m-3">
      <input
        type="text"
        role="combobox"
        aria-label="Find a field"
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
        className="h-10 w-full border-b bg-transparent px-3 text-13 outline-none touch:h-12 touch:text-16"
      />
      <OptionList
        id={id}
        label="Fields"
        options={options}
        active={active}
        isChosen={() => false}
        state="ready"
        emptyText="No such field"
        onActive={setActive}
        onChoose={(option) => choose(option.value)}
      />
    </div>
  );
}
