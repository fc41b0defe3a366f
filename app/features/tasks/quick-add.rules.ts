import { addDays, addMonths, type Day, isDay, weekdayOf } from '~/ui/calendar-rules';

/** What a line of quick add was understood as. The words it was read from are no part of the title. */
export type QuickTask = {
  title: string;
  dueOn?: Day;
  /** 'HH:MM' on the day of `dueOn`. */
  time?: string;
  priority?: 'high' | 'normal' | 'low';
  repeat?: 'daily' | 'weekdays' | 'weekly' | 'monthly' | 'yearly';
  ownerId?: string;
  /** The words that were understood, as they were typed. */
  read: { kind: Kind; words: string }[];
};
export type Kind = 'day' | 'time' | 'priority' | 'repeat' | 'owner';

type Situation = { today: Day; members: readonly { id: string; name: string }[]; taken?: ReadonlySet<string> };
type Reading = Partial<Omit<QuickTask, 'title' | 'read'>>;
type Rule = { kind: Kind; pattern: RegExp; read: (found: RegExpMatchArray, now: Situation) => Reading | undefined };

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const weekdayWord =
  '(mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs(?:day)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)';
const monthWord = `(${months.map((month) => `${month}[a-z]*`).join('|')})`;

/** The next such day after today, 1 Monday to 7 Sunday. */
const nextWeekday = (today: Day, weekday: number): Day => addDays(today, ((weekday - weekdayOf(today) + 6) % 7) + 1);
const weekdayNumber = (word: string): number =>
  weekdays.findIndex((name) => name.startsWith(word.toLowerCase().slice(0, 3))) + 1;

function dateOf(today: Day, day: string, month: string, year?: string): Day | undefined {
  const number = months.indexOf(month.toLowerCase().slice(0, 3)) + 1;
  const inYear = (of: number) => `${of}-${String(number).padStart(2, '0')}-${day.padStart(2, '0')}`;
  const thisYear = Number(today.slice(0, 4));
  const date = year ? inYear(Number(year)) : inYear(inYear(thisYear) < today ? thisYear + 1 : thisYear);
  return isDay(date) ? date : undefined;
}

function clock(hours: string, minutes = '00', half?: string): string | undefined {
  const given = Number(hours);
  if (half && (given < 1 || given > 12)) return undefined;
  const hour = half ? (given % 12) + (half.toLowerCase() === 'pm' ? 12 : 0) : given;
  return hour < 24 && Number(minutes) < 60 ? `${String(hour).padStart(2, '0')}:${minutes}` : undefined;
}

const units: Record<string, (today: Day, count: number) => Day> = {
  day: (today, count) => addDays(today, count),
  week: (today, count) => addDays(today, count * 7),
  month: (today, count) => addMonths(today, count),
};
const everyUnit = { day: 'daily', weekday: 'weekdays', week: 'weekly', month: 'monthly', year: 'yearly' } as const;

const day = (dueOn: Day | undefined): Reading | undefined => (dueOn ? { dueOn } : undefined);

/** In this order, because “every Friday” says more than “Friday”. */
const rules: readonly Rule[] = [
  {
    kind: 'repeat',
    pattern: new RegExp(`every ${weekdayWord}`, 'i'),
    read: ([, word = ''], { today }) => ({ repeat: 'weekly', dueOn: nextWeekday(today, weekdayNumber(word)) }),
  },
  {
    kind: 'repeat',
    pattern: /every (day|weekday|week|month|year)/i,
    read: ([, unit = '']) => ({ repeat: everyUnit[unit.toLowerCase() as keyof typeof everyUnit] }),
  },
  {
    kind: 'repeat',
    pattern: /(daily|weekly|monthly|yearly)/i,
    read: ([word = '']) => ({ repeat: word.toLowerCase() as 'daily' }),
  },
  { kind: 'day', pattern: /today/i, read: (_, { today }) => ({ dueOn: today }) },
  { kind: 'day', pattern: /tomorrow/i, read: (_, { today }) => ({ dueOn: addDays(today, 1) }) },
  { kind: 'day', pattern: /next week/i, read: (_, { today }) => ({ dueOn: nextWeekday(today, 1) }) },
  { kind: 'day', pattern: /next month/i, read: (_, { today }) => ({ dueOn: `${addMonths(today, 1).slice(0, 7)}-01` }) },
  {
    kind: 'day',
    pattern: /in (\d{1,3}) (day|week|month)s?/i,
    read: ([, count, unit = ''], { today }) => day(units[unit.toLowerCase()]?.(today, Number(count))),
  },
  {
    kind: 'day',
    pattern: /(?:on )?(\d{4}-\d\d-\d\d)/i,
    read: ([, date = '']) => (isDay(date) ? { dueOn: date } : undefined),
  },
  {
    kind: 'day',
    pattern: new RegExp(`(?:on )?(\\d{1,2})\\.? ${monthWord}(?: (\\d{4}))?`, 'i'),
    read: ([, number = '', month = '', year], { today }) => day(dateOf(today, number, month, year)),
  },
  {
    kind: 'day',
    pattern: new RegExp(`(?:on )?${monthWord} (\\d{1,2})(?:, (\\d{4}))?`, 'i'),
    read: ([, month = '', number = '', year], { today }) => day(dateOf(today, number, month, year)),
  },
  {
    kind: 'day',
    pattern: new RegExp(`(?:on |next )?${weekdayWord}`, 'i'),
    read: ([, word = ''], { today }) => ({ dueOn: nextWeekday(today, weekdayNumber(word)) }),
  },
  {
    kind: 'time',
    pattern: /(?:at )?(\d{1,2})(?::(\d\d))? ?(am|pm)/i,
    read: ([, hours = '', minutes, half]) => timeOf(clock(hours, minutes, half)),
  },
  {
    kind: 'time',
    pattern: /(?:at )?(\d{1,2}):(\d\d)/i,
    read: ([, hours = '', minutes]) => timeOf(clock(hours, minutes)),
  },
  {
    kind: 'priority',
    pattern: /!(high|normal|low)?/i,
    read: ([, word = 'high']) => ({ priority: word.toLowerCase() as 'high' }),
  },
  {
    kind: 'owner',
    pattern: /@([\p{L}\p{N}._-]+)/iu,
    read: ([, word = ''], { members }) => {
      const fits = members.filter(({ name }) =>
        name
          .toLowerCase()
          .split(/\s+/)
          .some((part) => part.startsWith(word.toLowerCase())),
      );
      return fits.length === 1 ? { ownerId: fits[0]?.id } : undefined;
    },
  },
];

const timeOf = (time: string | undefined): Reading | undefined => (time ? { time } : undefined);
/** As whole words, anywhere. */
const whole = (pattern: RegExp) => new RegExp(`(?<=^|\\s)${pattern.source}(?=$|[\\s,.])`, `${pattern.flags}g`);
const wholeRules = rules.map((rule) => ({ ...rule, pattern: whole(rule.pattern) }));

/**
 * Reads a task out of a line: “Call Ana tomorrow at 14:00 !high every week @Mara”. Words in `taken` stay in the title.
 * A time without a day means today, and so does a repetition.
 */
export function readQuickTask(line: string, now: Situation): QuickTask {
  let title = line;
  const task: Omit<QuickTask, 'title'> = { read: [] };
  for (const { kind, pattern, read } of wholeRules) {
    if (task.read.some((one) => one.kind === kind)) continue;
    // The last one: “Call Monday Ltd on Friday”
    const found = [...title.matchAll(pattern)].filter(([words]) => !now.taken?.has(words.toLowerCase())).at(-1);
    if (!found) continue;
    const reading = read(found, now);
    if (!reading) continue;
    const said = Object.fromEntries(Object.entries(reading).filter(([key]) => !(key in task)));
    if (Object.keys(said).length === 0) continue;
    Object.assign(task, said);
    task.read.push({ kind, words: found[0] });
    title = `${title.slice(0, found.index)} ${title.slice((found.index ?? 0) + found[0].length)}`;
  }
  if ((task.time || task.repeat) && !task.dueOn) task.dueOn = now.today;
  return {
    ...task,
    title: title
      .replace(/\s+/g, ' ')
      .replace(/ ([,.])/g, '$1')
      .trim(),
  };
}
