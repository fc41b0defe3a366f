import type { Stage } from '~/features/board/deal';
import { useRecords } from '~/features/records/records-context';
import { editText, type Writing } from '~/features/records/values';
import { Switch } from '~/ui/checkbox';
import { currencyDecimals, currencySign, readNumber } from '~/ui/number-text';
import { Select } from '~/ui/select';
import { TextField } from '~/ui/text-field';
import type { Preview } from './conversion';

/** The deal that a lead becomes, while it is being written. */
export type DealDraft = { wanted: boolean; name: string; stageId: string; amount: string };
type Values = Record<string, unknown>;
type Reading = { ok: true; deal: { values: Values } | null } | { ok: false; problems: Record<string, string> };

const currencyOf = ({ suggested }: Preview, writing: Writing): string =>
  String(suggested.deal?.values.currency ?? writing.currency);

/** Begins with what the server suggests; without a pipeline there is no deal. */
export function startDeal(preview: Preview, writing: Writing): DealDraft {
  const values = preview.suggested.deal?.values;
  const money = { type: 'money' } as Parameters<typeof editText>[0];
  return {
    wanted: values !== undefined,
    name: String(values?.name ?? ''),
    stageId: String(values?.stageId ?? ''),
    amount: editText(money, values?.amount ?? null, { ...writing, currency: currencyOf(preview, writing) }),
  };
}

/** The deal as the API takes it, or what is wrong with it, by field. */
export function readDeal(draft: DealDraft, preview: Preview, writing: Writing): Reading {
  if (!draft.wanted) return { ok: true, deal: null };
  const currency = currencyOf(preview, writing);
  const amount = readNumber(draft.amount, { locale: writing.locale, decimals: currencyDecimals(currency) });
  const problems = {
    ...(draft.name.trim() === '' && { name: 'Name is required.' }),
    ...(draft.stageId === '' && { stageId: 'Stage is required.' }),
    ...(!amount.ok && { amount: `${amount.problem}.` }),
  };
  if (!amount.ok || Object.keys(problems).length > 0) return { ok: false, problems };
  const { amount: _, ...rest } = preview.suggested.deal?.values ?? {};
  const money = amount.scaled === null ? {} : { amount: Number(amount.scaled), currency };
  return { ok: true, deal: { values: { ...rest, name: draft.name.trim(), stageId: draft.stageId, ...money } } };
}

type Props = {
  deal: DealDraft;
  stages: readonly (Stage & { pipeline: string })[];
  severalPipelines: boolean;
  errors: Readonly<Record<string, string>>;
  onChange: (change: Partial<DealDraft>) => void;
};

/** Whether a deal is made, what it is called, where it begins and what it is worth. */
export function DealPart({ deal, stages, severalPipelines, errors, onChange }: Props) {
  const { writing } = useRecords();
  return (
    <fieldset className="grid gap-3">
      <legend className="mb-1.5 font-medium text-13">Deal</legend>
      <Switch
        label="Create a deal"
        checked={deal.wanted}
        onChange={(event) => onChange({ wanted: event.target.checked })}
      />
      {deal.wanted && (
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField
            label="Deal name"
            className="sm:col-span-2"
            value={deal.name}
            maxLength={200}
            error={errors.name}
            onChange={(event) => onChange({ name: event.target.value })}
          />
          <Select
            label="Stage"
            value={deal.stageId}
            error={errors.stageId}
            options={stages.map(({ id, name, pipeline }) => ({
              value: id,
              label: severalPipelines ? `${name} · ${pipeline}` : name,
            }))}
            onChange={(event) => onChange({ stageId: event.target.value })}
          />
          <TextField
            label="Amount"
            optional
            inputMode="decimal"
            after={currencySign(writing.currency, writing.locale)}
            value={deal.amount}
            error={errors.amount}
            onChange={(event) => onChange({ amount: event.target.value })}
          />
        </div>
      )}
    </fieldset>
  );
}
