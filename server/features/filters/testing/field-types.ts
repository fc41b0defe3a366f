import type { FieldType } from '../../records/object-types';

const every: Record<FieldType, true> = {
  text: true,
  longText: true,
  email: true,
  phone: true,
  url: true,
  domain: true,
  number: true,
  money: true,
  flag: true,
  date: true,
  instant: true,
  select: true,
  country: true,
  list: true,
  user: true,
  relation: true,
  tags: true,
};

/** All field types; the compiler complains when one is missing. */
export const fieldTypes = Object.keys(every) as FieldType[];
