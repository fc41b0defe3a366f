import { fold } from '@db/fold';
import { stageTypes } from '../pipelines/stage-object';
import { currencies } from '../records/currencies';
import { defineObject } from '../records/define-object';
import { date, flag, instant, longText, money, number, relation, select, tags, text, user } from '../records/fields';

/** Where leads and deals come from. */
export const sources = [
  { value: 'web-form', label: 'Web form' },
  { value: 'referral', label: 'Referral' },
  { value: 'event', label: 'Event' },
  { value: 'outbound', label: 'Outbound' },
  { value: 'partner', label: 'Partner' },
  { value: 'advertising', label: 'Advertising' },
  { value: 'import', label: 'Import' },
  { value: 'other', label: 'Other' },
] as const;

export const dealObject = defineObject({
  name: 'deal',
  plural: 'deals',
  label: { one: 'Deal', many: 'Deals' },
  table: 'deals',
  listed: true,
  titleField: 'name',
  defaultSort: { field: 'createdAt', direction: 'desc' },
  links: [
    {
      as: 'person',
      label: 'Contact',
      object: 'person',
      through: { object: 'dealContact', own: 'dealId', other: 'personId' },
    },
  ],
  fields: {
    name: text({
      label: 'Name',
      required: true,
      maxLength: 200,
      foldedKey: 'nameKey',
      sortable: true,
      filterable: true,
      defaultColumn: true,
      importNames: ['deal', 'deal name', 'opportunity', 'opportunity name', 'title'],
    }),
    pipelineId: relation({
      label: 'Pipeline',
      object: 'pipeline',
      as: 'pipeline',
      required: true,
      readOnly: true,
      filterable: true,
    }),
    stageId: relation({
      label: 'Stage',
      object: 'stage',
      as: 'stage',
      required: true,
      filterable: true,
      defaultColumn: true,
    }),
    status: select({ label: 'Status', options: stageTypes, required: true, readOnly: true, filterable: true }),
    amount: money({
      label: 'Amount',
      currencyField: 'currency',
      sortable: true,
      filterable: true,
      defaultColumn: true,
      importNames: ['value', 'deal value', 'amount', 'volume'],
    }),
    currency: select({
      label: 'Currency',
      options: currencies,
      filterable: true,
      description: "The workspace's currency where nothing else is said",
    }),
    amountFromLines: flag({ label: 'Amount follows line items', initial: false }),
    probability: number({
      label: 'Probability',
      min: 0,
      max: 100,
      decimals: 0,
      unit: '%',
      sortable: true,
      filterable: true,
      description: 'That of the stage where the deal has none of its own',
    }),
    weightedAmount: money({
      label: 'Weighted amount',
      currencyField: 'currency',
      readOnly: true,
      sortable: true,
      filterable: true,
    }),
    expectedCloseOn: date({ label: 'Expected close', sortable: true, filterable: true, defaultColumn: true }),
    closedOn: date({ label: 'Closed on', sortable: true, filterable: true }),
    lostReasonId: relation({ label: 'Lost reason', object: 'lostReason', as: 'lostReason', filterable: true }),
    lostNote: text({ label: 'Lost because', maxLength: 1_000, filterable: true }),
    companyId: relation({ label: 'Company', object: 'company', as: 'company', filterable: true, defaultColumn: true }),
    source: select({ label: 'Source', options: sources, filterable: true }),
    leadId: relation({ label: 'Lead', object: 'lead', as: 'lead', readOnly: true, filterable: true }),
    description: longText({ label: 'Description', filterable: true }),
    ownerId: user({ label: 'Owner', as: 'owner', filterable: true, defaultColumn: true }),
    stageSince: instant({ label: 'In stage since', required: true, readOnly: true, sortable: true, filterable: true }),
    nextActivityAt: instant({ label: 'Next activity', readOnly: true, sortable: true, filterable: true }),
    touchedAt: instant({ label: 'Last activity', required: true, readOnly: true, sortable: true, filterable: true }),
    rottenAt: instant({ label: 'Rotting since', readOnly: true, sortable: true, filterable: true }),
    tags: tags({ label: 'Tags', filterable: true }),
  },
  derive: (row) => ({ nameKey: fold(String(row.name)) }),
  searchText: ({ row, titles }) => ({
    title: String(row.name),
    subtitle: titles.companyId || undefined,
    words: [row.name, titles.companyId].filter(Boolean).map(String),
    keys: [],
  }),
});
