import type { RouterInputs } from '@/api/types';
import { Checkbox, Switch } from '~/ui/checkbox';
import { Section } from '~/ui/section';
import { Select } from '~/ui/select';
import { Tag } from '~/ui/tag';
import type { ImportView } from './import-words';
import type { useImportChange } from './use-import';

type Change = ReturnType<typeof useImportChange>['change'];
type Configure = Omit<RouterInputs['imports']['configure'], 'id' | 'version'>;

const guessWords = { header: 'by its name', values: 'by its values', remembered: 'as last time' } as const;
const groupLabels = { record: 'This record', company: 'Its company', other: 'More' } as const;

function targetOptions(view: ImportView) {
  const groups = (['record', 'company', 'other'] as const).map((group) => ({
    label: group === 'record' ? (view.object === 'person' ? 'Person' : 'Company') : groupLabels[group],
    options: view.targets.filter((target) => target.group === group).map(({ key, label }) => ({ value: key, label })),
  }));
  return [
    { label: 'Nothing', options: [{ value: '', label: 'Leave out' }] },
    ...groups.filter(({ options }) => options.length > 0),
  ];
}

/** Where each column goes, with a sample of what it holds; how the file is read; what happens to records that exist. */
export function StepMap({ view, busy, change }: { view: ImportView; busy: boolean; change: Change }) {
  const configure = (input: Configure) =>
    void change((imports) => imports.configure.mutate({ id: view.id, version: view.version, ...input }));
  const options = targetOptions(view);
  return (
    <div className="grid items-start gap-8 lg:grid-cols-[minmax(0,1fr)_20rem]">
      <Section
        title="Where each column goes"
        description={view.remembered ? 'Taken over from an earlier import with the same columns.' : undefined}
        framed
      >
        <ul className="divide-y text-13">
          {view.columns.map((column) => {
            const name = column.header || `Column ${column.index + 1}`;
            return (
              <li
                key={column.index}
                className="grid items-center gap-x-4 gap-y-1.5 px-4 py-2 sm:grid-cols-[minmax(0,10rem)_minmax(0,1fr)_minmax(0,18rem)]"
              >
                <span className="truncate font-medium" title={name}>
                  {name}
                </span>
                <span className="truncate text-muted" title={column.samples.join('\n')}>
                  {column.sample || <span className="text-subtle">empty</span>}
                </span>
                <span className="flex min-w-0 items-center gap-2">
                  <Select
                    label={`${name} goes to`}
                    hideLabel
                    size="small"
                    className="min-w-0 flex-1"
                    options={options}
                    value={column.target ?? ''}
                    disabled={busy}
                    onChange={(event) =>
                      configure({ columns: [{ index: column.index, target: event.target.value || null }] })
                    }
                  />
                  {column.guessedFrom && column.target && (
                    <Tag label={guessWords[column.guessedFrom]} hue="grey" className="hidden xl:inline-flex" />
                  )}
                </span>
              </li>
            );
          })}
        </ul>
      </Section>
      <div className="grid gap-6">
        <Reading view={view} busy={busy} configure={configure} />
        <Existing view={view} busy={busy} configure={configure} />
      </div>
    </div>
  );
}

type PartProps = { view: ImportView; busy: boolean; configure: (input: Configure) => void };

const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'].map((value) => ({
  value,
  label: value.toUpperCase(),
}));
const delimiters = [
  { value: ',', label: 'Comma' },
  { value: ';', label: 'Semicolon' },
  { value: '\t', label: 'Tab' },
  { value: '|', label: 'Bar' },
];

function Reading({ view, busy, configure }: PartProps) {
  const { format, options } = view;
  return (
    <Section title="How the file is read">
      <div className="grid gap-4">
        <Switch
          label="The first row holds column names"
          checked={format.hasHeader}
          disabled={busy}
          onChange={(event) => configure({ format: { hasHeader: event.target.checked } })}
        />
        {format.kind === 'csv' ? (
          <div className="grid grid-cols-2 gap-3">
            <Select
              label="Characters"
              options={encodings}
              value={format.encoding}
              disabled={busy}
              onChange={(event) => configure({ format: { encoding: event.target.value as 'utf-8' } })}
            />
            <Select
              label="Separated by"
              options={delimiters}
              value={format.delimiter}
              disabled={busy}
              onChange={(event) => configure({ format: { delimiter: event.target.value as ',' } })}
            />
          </div>
        ) : (
          <Select
            label="Sheet"
            options={(format.sheets ?? []).map((value) => ({ value, label: value }))}
            value={format.sheet}
            disabled={busy}
            onChange={(event) => configure({ format: { sheet: event.target.value } })}
          />
        )}
        <div className="grid grid-cols-2 gap-3">
          <Select
            label="Dates"
            hint={view.guesses.dateOrderSure ? undefined : 'Guessed: please check.'}
            options={[
              { value: 'dmy', label: 'Day Month Year' },
              { value: 'mdy', label: 'Month Day Year' },
              { value: 'ymd', label: 'Year Month Day' },
            ]}
            value={options.dateOrder}
            disabled={busy}
            onChange={(event) => configure({ options: { dateOrder: event.target.value as 'dmy' } })}
          />
          <Select
            label="Decimals"
            hint={view.guesses.decimalMarkSure ? undefined : 'Guessed: please check.'}
            options={[
              { value: '.', label: '1,234.5' },
              { value: ',', label: '1.234,5' },
            ]}
            value={options.decimalMark}
            disabled={busy}
            onChange={(event) => configure({ options: { decimalMark: event.target.value as '.' } })}
          />
        </div>
      </div>
    </Section>
  );
}

function Existing({ view, busy, configure }: PartProps) {
  const { options, matchKeys, object } = view;
  return (
    <Section title="Records that exist already">
      <div className="grid gap-4">
        <Select
          label="Recognised by"
          options={matchKeys}
          value={options.matchKey}
          disabled={busy}
          onChange={(event) => configure({ options: { matchKey: event.target.value as typeof options.matchKey } })}
        />
        <Select
          label="And then"
          options={[
            { value: 'update', label: 'Take the values of the file' },
            { value: 'fill-blanks', label: 'Fill empty fields only' },
            { value: 'skip', label: 'Leave them as they are' },
          ]}
          value={options.onExisting}
          disabled={busy}
          onChange={(event) => configure({ options: { onExisting: event.target.value as 'update' } })}
        />
        {object === 'person' && (
          <Checkbox
            label="Create companies that are missing"
            hint="Found by domain first, then by exact name."
            checked={options.createMissingCompanies}
            disabled={busy}
            onChange={(event) => configure({ options: { createMissingCompanies: event.target.checked } })}
          />
        )}
        <Checkbox
          label="Create tags that are missing"
          checked={options.createTags}
          disabled={busy}
          onChange={(event) => configure({ options: { createTags: event.target.checked } })}
        />
      </div>
    </Section>
  );
}
