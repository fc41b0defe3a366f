/** Months of a report, 'YYYY-MM', both included. */
export type Period = { from: string; to: string };

/** Longest period of a report. */
export const mostMonths = 36;

const numberOf = (month: string): number => {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return year * 12 + number - 1;
};

const monthAt = (number: number): string =>
  `${String(Math.floor(number / 12)).padStart(4, '0')}-${String((number % 12) + 1).padStart(2, '0')}`;

/** How many months a period has; none or fewer when it ends before it begins. */
export const lengthOf = ({ from, to }: Period): number => numberOf(to) - numberOf(from) + 1;

export const monthsOf = (period: Period): string[] =>
  Array.from({ length: lengthOf(period) }, (_, index) => monthAt(numberOf(period.from) + index));

/** As many months, right before. */
export const previousOf = (period: Period): Period => ({
  from: monthAt(numberOf(period.from) - lengthOf(period)),
  to: monthAt(numberOf(period.from) - 1),
});

export const firstDayOf = (month: string): string => `${month}-01`;

export function lastDayOf(month: string): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
}

/** The days of a period, both included. */
export const daysOf = ({ from, to }: Period): { from: string; to: string } => ({
  from: firstDayOf(from),
  to: lastDayOf(to),
});

const msPerDay = 86_400_000;

export const dayAfter = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + msPerDay).toISOString().slice(0, 10);

/** Monday of the week with this number, which counts from the one that 1970 began in. */
export const mondayOf = (week: number): string => new Date((week * 7 - 3) * msPerDay).toISOString().slice(0, 10);

/** Number of the week that a day lies in. */
export const weekOf = (day: string): number => Math.floor((Date.parse(`${day}T00:00:00Z`) / msPerDay + 3) / 7);
