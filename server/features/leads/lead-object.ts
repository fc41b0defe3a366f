import { fold } from '@db/fold';
import { sources } from '../deals/deal-object';
import { fullName } from '../people/person-object';
import { defineObject } from '../records/define-object';
import {
  country,
  email,
  instant,
  longText,
  money,
  phone,
  relation,
  select,
  tags,
  text,
  url,
  user,
} from '../records/fields';

export const leadStatuses = [
  { value: 'new', label: 'New', color: 'blue' },
  { value: 'contacted', label: 'Contacted', color: 'teal' },
  { value: 'nurture', label: 'Nurture', color: 'violet' },
  { value: 'qualified', label: 'Qualified', color: 'green' },
  { value: 'unqualified', label: 'Unqualified', color: 'grey' },
  { value: 'junk', label: 'Junk', color: 'red' },
  { value: 'converted', label: 'Converted', color: 'yellow' },
] as const;

/** The person, or where none is known the company. */
const leadName = (row: Readonly<Record<string, unknown>>): string => fullName(row) || String(row.companyName ?? '');

export const leadObject = defineObject({
  name: 'lead',
  plural: 'leads',
  label: { one: 'Lead', many: 'Leads' },
  table: 'leads',
  listed: true,
  titleField: 'name',
  defaultSort: { field: 'createdAt', direction: 'desc' },
  fields: {
    name: text({
      label: 'Name',
      required: true,
      readOnly: true,
      foldedKey: 'nameKey',
      sortable: true,
      filterable: true,
      defaultColumn: true,
    }),
    firstName: text({ label: 'First name', maxLength: 100, sortable: true, filterable: true }),
    lastName: text({ label: 'Last name', maxLength: 100, sortable: true, filterable: true }),
    companyName: text({ label: 'Company name', maxLength: 200, sortable: true, filterable: true, defaultColumn: true }),
    jobTitle: text({ label: 'Job title', sortable: true, filterable: true }),
    email: email({ label: 'Email', sortable: true, filterable: true, defaultColumn: true, matchKey: true }),
    phone: phone({ label: 'Phone', filterable: true, matchKey: true }),
    website: url({ label: 'Website', filterable: true }),
    city: text({ label: 'City', sortable: true, filterable: true }),
    country: country({ label: 'Country', sortable: true, filterable: true }),
    status: select({
      label: 'Status',
      options: leadStatuses,
      initial: 'new',
      sortable: true,
      filterable: true,
      defaultColumn: true,
    }),
    source: select({ label: 'Source', options: sources, sortable: true, filterable: true, defaultColumn: true }),
    estimatedAmount: money({ label: 'Estimated amount', sortable: true, filterable: true }),
    description: longText({ label: 'Description', filterable: true }),
    convertedAt: instant({ label: 'Converted', readOnly: true, told: true, sortable: true, filterable: true }),
    personId: relation({
      label: 'Person',
      object: 'person',
      as: 'person',
      readOnly: true,
      told: true,
      filterable: true,
    }),
    companyId: relation({
      label: 'Company',
      object: 'company',
      as: 'company',
      readOnly: true,
      told: true,
      filterable: true,
    }),
    dealId: relation({ label: 'Deal', object: 'deal', as: 'deal', readOnly: true, told: true, filterable: true }),
    ownerId: user({ label: 'Owner', as: 'owner', filterable: true, defaultColumn: true }),
    nextActivityAt: instant({ label: 'Next activity', readOnly: true, sortable: true, filterable: true }),
    touchedAt: instant({ label: 'Last activity', required: true, readOnly: true, sortable: true, filterable: true }),
    tags: tags({ label: 'Tags', filterable: true }),
  },
  derive: (row) => {
    const name = leadName(row);
    return { name, nameKey: fold(name) };
  },
  check: (row): Record<string, string> => ({
    ...(leadName(row) ? {} : { firstName: 'Give a name, a company, an e-mail address or a phone number.' }),
    ...(row.status === 'converted' && !row.convertedAt
      ? { status: 'Convert the lead: it gets this status by that.' }
      : {}),
  }),
  searchText: ({ row }) => ({
    title: String(row.name),
    subtitle: [row.jobTitle, row.companyName].filter(Boolean).join(' · ') || undefined,
    words: [row.name, row.companyName, row.jobTitle, row.city].filter(Boolean).map(String),
    keys: [row.email, row.phone, row.website].filter(Boolean).map(String),
  }),
});
