import { dateFormat } from '~/lib/formats';

/** The calendar day of an instant in a zone: 'YYYY-MM-DD'. @param at milliseconds */
export const dayIn = (at: number, timeZone: string): string =>
  dateFormat('en-CA', { timeZone, dateStyle: 'short' }).format(at);
