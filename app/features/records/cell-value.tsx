import type { ReactNode } from 'react';
import { numberFormat } from '~/lib/formats';
import { dayInWords, RelativeTime } from '~/lib/time';
import { Avatar } from '~/ui/avatar';
import { Tag } from '~/ui/tag';
import { glyphShapes, listText, shownText, withUnit } from './field-value';
import { tagHue } from './tag-hue';
import { type Field, isObjectName, type Member, type RecordView } from './types';
import { moneyWriter, referred, tagsOf, type Writing, writingOf } from './values';

/** What cells are written with, besides the record. */
export type CellWriting = { writing: Writing; members: readonly Member[] };

type ReadCell = (record: RecordView) => ReactNode;

/**
 * How a column shows its values. What depends on the column alone (options by value, formats) is worked out once; a cell is
 * then plain elements, no component of its own: a list page renders hundreds of them before anyone sees it.
 */
export function cellOf(field: Field, { writing, members }: CellWriting): ReadCell {
  const { key } = field;
  const filled =
    (show: (value: unknown) => ReactNode): ReadCell =>
    (record) => {
      const value = record[key];
      return value === null || value === undefined || value === '' ? null : show(value);
    };
  switch (field.type) {
    case 'tags':
      return (record) => tagsCell(tagsOf(record, field));
    case 'user':
    case 'relation':
      return (record) => referredCell(record, field, members);
    case 'flag':
      return (record) => (record[key] ? 'Yes' : <span className="text-muted">No</span>);
    case 'select':
      return filled(optionCell(field));
    case 'country': {
      const labels = new Map(field.options?.map(({ value, label }) => [value, label]));
      return filled((value) => labels.get(String(value)) ?? String(value));
    }
    case 'money': {
      const { currencyField } = field;
      if (!currencyField) {
        const write = moneyWriter(writing);
        return filled((value) => write(Number(value)));
      }
      const writers = new Map<string, (amount: number) => string>();
      return (record) => {
        const value = record[key];
        if (value === null || value === undefined) return null;
        const { currency } = writingOf(field, record, writing);
        const write = writers.get(currency) ?? moneyWriter({ ...writing, currency });
        writers.set(currency, write);
        return write(Number(value));
      };
    }
    case 'number': {
      const format = numberFormat(writing.locale);
      return filled((value) => withUnit(field, format.format(Number(value))));
    }
    case 'date':
      return filled((value) => dayInWords(String(value), writing));
    case 'instant':
      return filled((value) => <RelativeTime at={String(value)} />);
    case 'list':
      return filled((value) => listText(field, value as string[]));
    default:
      return filled((value) => shownText(field, String(value)));
  }
}

function optionCell(field: Field): (value: unknown) => ReactNode {
  const options = new Map(field.options?.map((option) => [option.value, option]));
  return (value) => {
    const option = options.get(String(value));
    // A colour that means nothing would only be noise
    if (!option?.color) return option?.label ?? String(value);
    return <Tag label={option.label} hue={tagHue(option.color, option.value)} look="dot" className="text-13" />;
  };
}

/** One tag and the number of the others: more would only be cut off, and all of them stand in the tooltip. */
function tagsCell(tags: ReturnType<typeof tagsOf>): ReactNode {
  const [first] = tags;
  if (!first) return null;
  const tag = (
    <span className="dt-tag" data-hue={tagHue(first.color, first.id)}>
      {first.name}
    </span>
  );
  if (tags.length === 1) return tag;
  return (
    <>
      {tag}
      <span className="dt-more">+{tags.length - 1}</span>
    </>
  );
}

function referredCell(record: RecordView, field: Field, members: readonly Member[]): ReactNode {
  // Who made a record comes as an id alone
  const member = field.as ? undefined : members.find(({ id }) => id === record[field.key]);
  const thing = referred(record, field) ?? member;
  if (!thing) return null;
  const option = field.options?.find((known) => known.value === thing.id);
  if (option?.color)
    return <Tag label={thing.name} hue={tagHue(option.color, option.value)} look="dot" className="text-13" />;
  const object = field.object ?? '';
  if (field.type === 'relation' && !isObjectName(object)) return <bdi>{thing.name}</bdi>;
  return (
    <>
      {Avatar({
        name: thing.name,
        colourKey: thing.id,
        shape: isObjectName(object) ? glyphShapes[object] : 'circle',
        size: 'tiny',
      })}
      <bdi>{thing.name}</bdi>
      {'trashed' in thing && thing.trashed && <span className="dt-trashed">in the trash</span>}
    </>
  );
}
