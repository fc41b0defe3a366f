import type { LoaderFunctionArgs } from '@remix-run/node';
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react';
import { Coins, Trash2 } from 'lucide-react';
import { RowAction } from '~/features/settings/row-action';
import { settingsAction } from '~/features/settings/settings-action.server';
import { useWorkspace } from '~/features/workspace/use-workspace';
import { answer } from '~/lib/api.server';
import { type FormRefusal, fieldError, formError } from '~/lib/form-outcome';
import { dayInWords } from '~/lib/time';
import { Banner } from '~/ui/banner';
import { Button } from '~/ui/button';
import { DateField } from '~/ui/date-field';
import { EmptyState } from '~/ui/empty-state';
import { IconButton } from '~/ui/icon-button';
import { readNumber } from '~/ui/number-text';
import { Section } from '~/ui/section';
import { Select } from '~/ui/select';
import { TextField } from '~/ui/text-field';

const decimals = 7;

export async function loader(args: LoaderFunctionArgs) {
  return answer(args, async (api) => {
    const [{ base, rates }, { fields }] = await Promise.all([api.currencies.list({}), api.products.describe()]);
    const options = fields.find(({ key }) => key === 'currency')?.options ?? [];
    return { base, rates, options: options.filter(({ value }) => value !== base) };
  });
}

type SetRate = Parameters<Parameters<typeof answer>[1]>[0]['currencies']['set'];
type RateInput = Parameters<SetRate>[0];

export const action = settingsAction({
  async set(api, text) {
    const reading = readNumber(text('rate'), { locale: text('locale'), decimals });
    const rate = reading.ok && reading.scaled !== null ? Number(reading.scaled) / 10 ** decimals : Number.NaN;
    const input = { currency: text('currency'), validFrom: text('validFrom'), rate } as RateInput;
    await api.currencies.set(input);
    return `The rate of ${input.currency} is set.`;
  },
  async remove(api, text) {
    await api.currencies.remove({ currency: text('currency'), validFrom: text('validFrom') } as Omit<
      RateInput,
      'rate'
    >);
    return 'The rate is removed.';
  },
});

function SetRateForm() {
  const { base, options } = useLoaderData<typeof loader>();
  const { locality } = useWorkspace();
  const result = useActionData<typeof action>();
  const { state, formData } = useNavigation();
  const refusal: FormRefusal | undefined = result?.intent === 'set' && !result.ok ? result : undefined;
  const message = formError(refusal, ['currency', 'validFrom', 'rate']);
  return (
    <Form method="post" noValidate className="grid gap-4" key={result?.ok ? String(result.notice) : 'new'}>
      <input type="hidden" name="intent" value="set" />
      <input type="hidden" name="locale" value={locality.locale} />
      {message && (
        <Banner tone="danger" urgent>
          {message}
        </Banner>
      )}
      <div className="grid items-start gap-3 sm:grid-cols-2 lg:grid-cols-[minmax(0,1fr)_9rem_11rem_auto]">
        <Select
          label="Currency"
          name="currency"
          options={options.map(({ value, label }) => ({ value, label }))}
          defaultValue={refusal?.values.currency ?? 'USD'}
          error={fieldError(refusal, 'currency')}
        />
        <TextField
          label={`One is worth, in ${base}`}
          name="rate"
          inputMode="decimal"
          autoComplete="off"
          defaultValue={refusal?.values.rate}
          error={fieldError(refusal, 'rate')}
        />
        <DateField
          label="From"
          name="validFrom"
          locale={locality.locale}
          defaultValue={refusal?.values.validFrom ?? new Date().toISOString().slice(0, 10)}
          error={fieldError(refusal, 'validFrom')}
        />
        <Button
          type="submit"
          variant="primary"
          className="sm:mt-6 sm:justify-self-start"
          loading={state !== 'idle' && formData?.get('intent') === 'set'}
        >
          Set rate
        </Button>
      </div>
    </Form>
  );
}

export default function Currencies() {
  const { base, rates } = useLoaderData<typeof loader>();
  const { can, locality } = useWorkspace();
  const mayChange = can('workspace.update');
  return (
    <Section
      title="Exchange rates"
      description={`Totals are in ${base}: open deals at today's rate, closed ones at that of the month they were closed in.`}
    >
      {mayChange && <SetRateForm />}
      {rates.length === 0 ? (
        <EmptyState icon={<Coins />} title="No rates yet" className="py-8">
          Deals in other currencies are counted, and left out of sums until they have one.
        </EmptyState>
      ) : (
        <ul className="mt-5 divide-y rounded-card border text-13">
          {rates.map(({ currency, validFrom, rate }) => (
            <li key={`${currency} ${validFrom}`} className="flex min-h-11 items-center gap-3 px-3">
              <span className="w-12 font-medium">{currency}</span>
              <span className="tabular-nums">
                1 {currency} = {rate.toLocaleString(locality.locale, { maximumFractionDigits: decimals })} {base}
              </span>
              <span className="ms-auto text-muted">from {dayInWords(validFrom, locality)}</span>
              {mayChange && (
                <RowAction
                  values={{ intent: 'remove', currency, validFrom }}
                  title={`Remove this rate of ${currency}?`}
                  confirm="Remove rate"
                  trigger={<IconButton size="small" label={`Remove the rate of ${currency}`} icon={<Trash2 />} />}
                >
                  Sums use the rate before it then, or leave the currency out where there is none.
                </RowAction>
              )}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
