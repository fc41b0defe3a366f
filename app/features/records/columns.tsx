import { Avatar } from '~/ui/avatar';
import type { Column } from '~/ui/data-table/types';
import { type CellWriting, cellOf } from './cell-value';
import { copyText } from './copy-text';
import { glyphShapes, valueText } from './field-value';
import { CellEditor } from './late-parts';
import { type Field, isObjectName, type ObjectDescription, type RecordView } from './types';

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

/** Many lines do not fit a cell; the record's own page edits them. */
const editsInCell = (field: Field): boolean => !field.readOnly && field.type !== 'longText';

/** `pinned`: keys of columns that stay in sight besides the title. */
type Look = { mayEdit: boolean; narrow?: boolean; pinned?: readonly string[] };

/** The columns of a table of records, from the registry. */
export function buildColumns(
  object: ObjectDescription,
  keys: readonly string[],
  { mayEdit, narrow = false, pinned = [], ...words }: CellWriting & Look,
): Column<RecordView>[] {
  return keys.flatMap((key): Column<RecordView>[] => {
    const field = object.fields.find((known) => known.key === key);
    if (!field) return [];
    const isTitle = key === object.titleField;
    const cell = isTitle ? titleCell(object) : cellOf(field, words);
    return [
      {
        key,
        label: field.label,
        width: isTitle ? titleWidth[narrow ? 'narrow' : 'wide'] : (widths[field.type] ?? 160),
        align: field.type === 'money' || field.type === 'number' ? 'end' : 'start',
        sortable: field.sortable,
        pinned: pinned.includes(key),
        cell,
        copy: (record) => (isTitle ? record.title : copyText(record, field, words)),
        text: (record) => (isTitle ? record.title : valueText(record, field, words.writing)),
        ...(mayEdit &&
          editsInCell(field) && {
            renderEditor: (editor) => (
              <CellEditor
                {...editor}
                field={field}
                key={field.key}
                waiting={cell(editor.row)}
                onMissing={editor.cancel}
              />
            ),
          }),
      },
    ];
  });
}

/** Plain elements, as in the other cells. */
function titleCell(object: ObjectDescription) {
  const shape = isObjectName(object.name) ? glyphShapes[object.name] : 'circle';
  return ({ id, title }: RecordView) => (
    <>
      {Avatar({ name: title, colourKey: id, shape })}
      <bdi>{title}</bdi>
    </>
  );
}
