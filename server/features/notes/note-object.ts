import { workedOn } from '../activities/activity-object';
import { defineObject } from '../records/define-object';
import { flag, longText, select, text } from '../records/fields';
import type { ObjectName } from '../records/object-types';

export const noteObject = defineObject({
  name: 'note',
  plural: 'notes',
  label: { one: 'Note', many: 'Notes' },
  table: 'notes',
  listed: true,
  titleField: 'body',
  defaultSort: { field: 'createdAt', direction: 'desc' },
  fields: {
    body: longText({
      label: 'Text',
      required: true,
      filterable: true,
      defaultColumn: true,
      description: 'Markdown. A mention is written @[Name](user:id).',
      importNames: ['note', 'text', 'content', 'comment', 'notiz', 'inhalt', 'kommentar', 'bemerkung'],
    }),
    pinned: flag({ label: 'Pinned', sortable: true, filterable: true, importNames: ['angeheftet', 'wichtig'] }),
    object: select({
      label: 'On',
      required: true,
      readOnly: true,
      told: true,
      filterable: true,
      options: workedOn,
    }),
    recordId: text({ label: 'Record', required: true, readOnly: true, told: true }),
  },
  parent: (row) => ({ object: row.object as ObjectName, id: String(row.recordId) }),
  searchText: ({ row }) => {
    const plain = plainText(String(row.body));
    return { title: firstLine(plain), words: [plain.slice(0, 5_000)], keys: [] };
  },
});

/** A note without its Markdown: mentions as names, links as their text. */
export const plainText = (body: string): string =>
  body
    .replace(/@?\[([^\]\n]{1,200})\]\([^)\n]{1,500}\)/g, '$1')
    .replace(/[*_`#>~]+/g, ' ')
    .replace(/[ \t]+/g, ' ')
    .trim();

const firstLine = (text: string): string => {
  const line = text.split('\n', 1)[0] ?? '';
  return line.length > 80 ? `${line.slice(0, 79).trimEnd()}…` : line;
};
