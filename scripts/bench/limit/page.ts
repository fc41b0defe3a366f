import { createElement as h } from 'react';
import type { PersonRow } from './records';

const titles = ['Name', 'Email', 'Phone', 'Company', 'Job title', 'Owner', 'Tags'];

/** A bare page of the same rows: the columns that the list shows, no shell, no script. */
export const peoplePage = (rows: readonly PersonRow[]) =>
  h(
    'html',
    { lang: 'en' },
    h('head', null, h('title', null, 'People')),
    h(
      'body',
      null,
      h(
        'table',
        null,
        h('thead', null, h('tr', null, ...titles.map((title) => h('th', { key: title }, title)))),
        h('tbody', null, ...rows.map((row) => h(Row, { key: row.id, row }))),
      ),
    ),
  );

function Row({ row }: { row: PersonRow }) {
  const link = (path: string, text: string | null) => text && h('a', { href: path }, text);
  return h(
    'tr',
    null,
    h('td', null, link(`/people/${row.id}`, row.name)),
    h('td', null, link(`mailto:${row.email}`, row.email)),
    h('td', null, link(`tel:${row.phone}`, row.phone)),
    h('td', null, link(`/companies/${row.companyId}`, row.companyTitle)),
    h('td', null, row.jobTitle),
    h('td', null, row.ownerName),
    h('td', null, ...row.tags.map((tag) => h('span', { key: tag.id }, tag.name))),
  );
}
