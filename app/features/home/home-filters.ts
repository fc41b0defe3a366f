import { addMonths, type Day } from '~/ui/calendar-rules';

/** The periods that a dashboard can be about. */
export const periods = [
  { value: 'month', label: 'This month' },
  { value: 'quarter', label: 'This quarter' },
  { value: 'last-quarter', label: 'Last quarter' },
  { value: 'next-quarter', label: 'Next quarter' },
  { value: 'year', label: 'This year' },
  { value: 'last-year', label: 'Last year' },
  { value: 'twelve', label: 'Last 12 months' },
] as const;
export type PeriodName = (typeof periods)[number]['value'];

/** Which deals results and stages are about, as the API calls it: those closed in the period, or those created in it. */
export const modes = [
  { value: 'period', label: 'By close date' },
  { value: 'cohort', label: 'By creation date' },
] as const;
export type Mode = (typeof modes)[number]['value'];

/** What the whole dashboard is narrowed to; it lies in the address. Empty texts are everybody and all pipelines. */
export type HomeFilters = { period: PeriodName; mode: Mode; owner: string; pipeline: string };

const idPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const standard: PeriodName = 'quarter';

/** Reads the filters of an address; what cannot be read is not filtered by. */
export function readHomeFilters(params: URLSearchParams): HomeFilters {
  const owner = params.get('owner') ?? '';
  const pipeline = params.get('pipeline') ?? '';
  return {
    period: periods.find(({ value }) => value === params.get('period'))?.value ?? standard,
    mode: params.get('mode') === 'cohort' ? 'cohort' : 'period',
    owner: owner === 'me' || idPattern.test(owner) ? owner : '',
    pipeline: idPattern.test(pipeline) ? pipeline : '',
  };
}

export const isNarrowed = ({ period, mode, owner, pipeline }: HomeFilters): boolean =>
  period !== standard || mode !== 'period' || owner !== '' || pipeline !== '';

/** The months of a period, 'YYYY-MM', both included. */
export function monthsOf(period: PeriodName, today: Day): { from: string; to: string } {
  const month = (by: number) => addMonths(`${today.slice(0, 7)}-01`, by).slice(0, 7);
  const [inYear, inQuarter] = [(Number(today.slice(5, 7)) - 1) % 12, (Number(today.slice(5, 7)) - 1) % 3];
  const quarter = (by: number) => ({ from: month(by * 3 - inQuarter), to: month(by * 3 - inQuarter + 2) });
  const year = (by: number) => ({ from: month(by * 12 - inYear), to: month(by * 12 - inYear + 11) });
  switch (period) {
    case 'month':
      return { from: month(0), to: month(0) };
    case 'quarter':
      return quarter(0);
    case 'last-quarter':
      return quarter(-1);
    case 'next-quarter':
      return quarter(1);
    case 'year':
      return year(0);
    case 'last-year':
      return year(-1);
    case 'twelve':
      return { from: month(-11), to: month(0) };
  }
}

/** As many months, right before. */
export function monthsBefore({ from, to }: { from: string; to: string }): { from: string; to: string } {
  const number = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5));
  const earlier = (month: string) => addMonths(`${month}-01`, number(from) - number(to) - 1).slice(0, 7);
  return { from: earlier(from), to: earlier(to) };
}
