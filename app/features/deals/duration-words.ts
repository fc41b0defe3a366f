const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

const counted = (count: number, unit: string): string => `${count} ${unit}${count === 1 ? '' : 's'}`;

/** A time span as people say it: “12 min”, “5 h”, “3 days”, “4 months”. @param seconds at least 0 */
export function durationWords(seconds: number): string {
  if (seconds < minute) return 'under 1 min';
  if (seconds < hour) return `${Math.floor(seconds / minute)} min`;
  if (seconds < day) return `${Math.floor(seconds / hour)} h`;
  const days = Math.floor(seconds / day);
  return days < 60 ? counted(days, 'day') : counted(Math.round(days / 30.4), 'month');
}
