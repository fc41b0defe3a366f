import { Avatar } from '~/ui/avatar';
import type { Column } from '~/ui/data-table/types';
import { CellEditor } from './cell-editor';
import { FieldValue, glyphShapes, valueText } from './field-value';
import { type Field, isObjectName, type ObjectDescription, type RecordView } from './types';
import type { Writing } from './values';

const widths: Record<string, number> = {
  email: 220,
  relation: 190,
  user: 150,
  tags: 200,
  select: 130,
  date: 130,
  instant: 150,
  money: 150,
  flag: 110,
  longText: 260,
};
const titleWidth = { wide: 240, narrow: 172 };

/** Keys of the columns that are shown: chosen ones that exist, the title first; else the registry's own choice. */
export function shownColumns(object: ObjectDescription, chosen: readonly string[] | null): string[] {
  const known = (chosen ?? []).filter((key) => object.fields.some((field) => field.key === key));
  const keys = known.length > 0 ? known : defaultColumns(object);
  return [object.titleField, ...keys.filter((key) => key !== object.titleField)];
}

export const defaultColumns = (object: ObjectDescription): string[] =>
  object.fields.filter((field) => field.defaultColumn).map(({ key }) => key);

/** Many lines do not fit a cell; the record's own page edits them. */
const editsInCell = (field: Field): boolean => !field.readOnly && field.type !== 'longText';

/** The columns of a table of records, from the registry. */
export function buildColumns(
  object: ObjectDescription,
  keys: readonly string[],
  { writing, mayEdit, narrow = false }: { writing: Writing; mayEdit: boolean; narrow?: boolean },
): Column<RecordView>[] {
  return keys.flatMap((key): Column<RecordView>[] => {
    const field = object.fields.find((known) => known.key === key);
    if (!field) return [];
    const isTitle = key === object.titleField;
    return [
      {
        key,
        label: field.label,
        width: isTitle ? titleWidth[narrow ? 'narrow' : 'wide'] : (widths[field.type] ?? 160),
        align: field.type === 'money' || field.type === 'number' ? 'end' : 'start',
        sortable: field.sortable,
        cell: (record) =>
          isTitle ? <TitleCell record={record} object={object} /> : <FieldValue record={record} field={field} />,
        text: (record) => (isTitle ? record.title : valueText(record, field, writing)),
        ...(mayEdit &&
          editsInCell(field) && { renderEditor: (editor) => <CellEditor {...editor} field={field} key={field.key} /> }),
      },
    ];
  });
}

function TitleCell({ record, object }: { record: RecordView; object: ObjectDescription }) {
  const shape = isObjectName(object.name) ? glyphShapes[object.name] : 'circle';
  return (
    <span className="flex items-center gap-2">
      <Avatar name={record.title} colourKey={record.id} shape={shape} />
      <bdi className="truncate">{record.title}</bdi>
    </span>
  );
}
