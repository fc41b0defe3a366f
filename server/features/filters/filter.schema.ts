import * as z from 'zod';

/** What a filter may be at most; anything larger is refused before it is looked at. */
export const filterLimits = { levels: 3, conditions: 50, values: 200, text: 500, sorts: 5 } as const;

export const filterOperators = [
  'contains',
  'notContains',
  'is',
  'isNot',
  'startsWith',
  'lt',
  'lte',
  'gt',
  'gte',
  'between',
  'before',
  'after',
  'today',
  'inPast',
  'inFuture',
  'last',
  'next',
  'this',
  'anyOf',
  'noneOf',
  'me',
  'hasAny',
  'hasAll',
  'hasNone',
  'isTrue',
  'isFalse',
  'empty',
  'notEmpty',
] as const;
export type FilterOperator = (typeof filterOperators)[number];

export const relativeUnits = ['day', 'week', 'month', 'quarter', 'year'] as const;
export type RelativeUnit = (typeof relativeUnits)[number];

const text = z.string().max(filterLimits.text);
const bound = z.union([text, z.number()]);

const filterValue = z.union([
  text,
  z.number(),
  z.array(text).max(filterLimits.values),
  z.strictObject({ from: bound, to: bound }),
  z.strictObject({ count: z.int(), unit: z.enum(relativeUnits) }),
]);
/** Which of the shapes fits is decided by field and operator; see `operatorsOf`. */
export type FilterValue = z.infer<typeof filterValue>;

/** A field of the object, or of a record it points to: `city`, `company.industry`. */
const fieldPath = z
  .string()
  .max(100)
  .refine((path) => /^[a-z][a-zA-Z0-9]*(\.[a-z][a-zA-Z0-9]*)?$/.test(path), 'This is not the name of a field.');

const isOperator = (name: string): boolean => filterOperators.some((known) => known === name);

// Refinements instead of enum and union: only they let a union of condition and group say where exactly it failed.
const filterCondition = z.strictObject({
  field: fieldPath,
  operator: z
    .string()
    .max(30)
    .refine(isOperator, 'There is no such operator.')
    .meta({ enum: filterOperators }) as unknown as z.ZodType<FilterOperator>,
  value: z
    .unknown()
    .refine((value) => value === undefined || filterValue.safeParse(value).success, 'No filter takes such a value.')
    .optional()
    .meta({
      description: 'A text, a number, a list of texts, { from, to } or { count, unit }.',
    }) as unknown as z.ZodType<FilterValue | undefined>,
});
export type FilterCondition = { field: string; operator: FilterOperator; value?: FilterValue | undefined };

export type FilterItem = FilterCondition | FilterGroup;
/** All or one of its items must hold. A group without items holds always. */
export type FilterGroup = { op: 'and' | 'or'; items: FilterItem[] };

export const isGroup = (item: FilterItem): item is FilterGroup => 'op' in item;

const countConditions = (item: FilterItem): number =>
  isGroup(item) ? item.items.reduce((sum, inner) => sum + countConditions(inner), 0) : 1;

const groupOf = (item: z.ZodType<FilterItem>): z.ZodType<FilterGroup> =>
  z.strictObject({ op: z.enum(['and', 'or']), items: z.array(item).max(filterLimits.conditions) });

/** Written out level by level, so that depth is limited by the type itself and the schema can be printed. */
const third = groupOf(filterCondition);
const second = groupOf(z.union([filterCondition, third]));

/** The one filter language, as it travels. Whether fields, operators and values fit an object, `checkFilter` says. */
export const filterGroup: z.ZodType<FilterGroup> = groupOf(z.union([filterCondition, second])).refine(
  (group) => countConditions(group) <= filterLimits.conditions,
  `may have ${filterLimits.conditions} conditions at most`,
);

export const sortLevel = z.strictObject({ field: fieldPath, direction: z.enum(['asc', 'desc']) });
export const sortLevels = z.array(sortLevel).max(filterLimits.sorts);
export type SortLevel = { field: string; direction: 'asc' | 'desc' };

/** Who looks, from where and when: relative dates and "me" depend on it. `userId` is null for API keys. */
export type FilterView = { timeZone: string; now: Date; userId: string | null };
