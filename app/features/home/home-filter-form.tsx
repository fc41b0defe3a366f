import { Form, Link, useSearchParams, useSubmit } from '@remix-run/react';
import { useRecords } from '~/features/records/records-context';
import { allRecords } from '~/features/views/view-address';
import { Button, buttonStyle } from '~/ui/button';
import { Select } from '~/ui/select';
import { useHydrated } from '~/ui/use-hydrated';
import { type HomeFilters, isNarrowed, modes, periods } from './home-filters';
import { widgetsParam } from './widgets';

type Props = { filters: HomeFilters; pipelines: readonly { id: string; name: string }[] };

/** What the whole dashboard is about: when, whose, which pipeline. A form of addresses, so that it works without scripts. */
export function HomeFilterForm({ filters, pipelines }: Props) {
  const { members, me } = useRecords();
  const submit = useSubmit();
  const hydrated = useHydrated();
  const [params] = useSearchParams();
  // What the form does not ask for stays: the dashboard that is open, and its widgets
  const kept = new URLSearchParams([...params].filter(([key]) => key === 'view' || key === widgetsParam));
  // A saved dashboard is reset to what was saved, beside its name
  const isSaved = (params.get('view') ?? allRecords) !== allRecords;
  const others = members.filter(({ id }) => id !== me.id);
  return (
    <Form
      key={Object.values(filters).join()}
      method="get"
      preventScrollReset
      aria-label="Filters of the dashboard"
      onChange={({ currentTarget }) => {
        const form = new FormData(currentTarget);
        for (const [name, value] of [...form]) if (value === '') form.delete(name);
        submit(form, { preventScrollReset: true });
      }}
      className="flex min-w-0 flex-wrap items-center gap-2 print:hidden"
    >
      {[...kept].map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Select label="Period" hideLabel size="small" name="period" defaultValue={filters.period} options={periods} />
      <Select
        label="Results and stages"
        hideLabel
        size="small"
        name="mode"
        defaultValue={filters.mode}
        options={modes}
        className="max-w-44"
      />
      <Select
        label="Owner"
        hideLabel
        size="small"
        name="owner"
        defaultValue={filters.owner}
        placeholder="Everybody"
        options={[{ value: 'me', label: 'Me' }, ...others.map(({ id, name }) => ({ value: id, label: name }))]}
        className="max-w-44"
      />
      {pipelines.length > 1 && (
        <Select
          label="Pipeline"
          hideLabel
          size="small"
          name="pipeline"
          defaultValue={filters.pipeline}
          placeholder="All pipelines"
          options={pipelines.map(({ id, name }) => ({ value: id, label: name }))}
          className="max-w-44"
        />
      )}
      {!hydrated && (
        <Button type="submit" size="small">
          Show
        </Button>
      )}
      {isNarrowed(filters) && !isSaved && (
        <Link
          to={`?view=${allRecords}`}
          preventScrollReset
          className={buttonStyle({ variant: 'ghost', size: 'small' })}
        >
          Reset
        </Link>
      )}
    </Form>
  );
}
