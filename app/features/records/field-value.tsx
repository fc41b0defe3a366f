import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { numberFormat } from '~/lib/formats';
import { dayInWords, fullTime, RelativeTime, useLocality } from '~/lib/time';
import { Avatar } from '~/ui/avatar';
import { Tag } from '~/ui/tag';
import { phoneText } from './phone-text';
import { useRecords } from './records-context';
import { tagHue } from './tag-hue';
import { type Field, isObjectName, type ObjectName, pluralOf, type RecordView } from './types';
import { moneyText, optionLabel, referred, tagsOf, type Writing, writingOf } from './values';

export const glyphShapes: Record<ObjectName, 'circle' | 'square' | 'tag'> = {
  person: 'circle',
  company: 'square',
  deal: 'tag',
  lead: 'circle',
  task: 'tag',
  activity: 'tag',
  product: 'square',
};

type Props = {
  record: RecordView;
  field: Field;
};

/** A value on a record's own page; nothing for an empty one. Addresses, numbers and records are links. */
export function FieldValue({ record, field }: Props): ReactNode {
  const value = record[field.key];
  switch (field.type) {
    case 'tags':
      return <TagsValue record={record} field={field} />;
    case 'user':
    case 'relation':
      return <ReferredValue record={record} field={field} />;
    case 'flag':
      return value ? 'Yes' : <span className="text-muted">No</span>;
    default:
      return value === null || value === undefined || value === '' ? null : (
        <PlainValue record={record} field={field} value={value} />
      );
  }
}

function PlainValue({ record, field, value }: Props & { value: unknown }): ReactNode {
  const { writing } = useRecords();
  const locality = useLocality();
  switch (field.type) {
    case 'select': {
      const option = field.options?.find((known) => known.value === value);
      // A colour that means nothing would only be noise
      if (!option?.color) return option?.label ?? String(value);
      return <Tag label={option.label} hue={tagHue(option.color, option.value)} look="dot" className="text-13" />;
    }
    case 'country':
      return optionLabel(field, value);
    case 'money':
      return moneyText(Number(value), writingOf(field, record, writing));
    case 'number':
      return withUnit(field, numberFormat(writing.locale).format(Number(value)));
    case 'date':
      return dayInWords(String(value), locality);
    case 'instant':
      return <RelativeTime at={String(value)} />;
    case 'list':
      return listText(field, value as string[]);
    default:
      return <TextValue field={field} text={String(value)} />;
  }
}

const addressOf: Record<string, (text: string) => string> = {
  email: (text) => `mailto:${text}`,
  phone: (text) => `tel:${text.replace(/[^+\d]/g, '')}`,
  url: (text) => text,
  domain: (text) => `https://${text}`,
};

export function shownText(field: LoggedField, text: string): string {
  if (field.type === 'phone') return phoneText(text);
  return field.type === 'url' ? text.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '') : text;
}

/** A number with what it counts: '25%', '30 min'. */
export const withUnit = ({ unit }: Pick<Field, 'unit'>, text: string): string =>
  unit === undefined ? text : unit === '%' ? `${text}%` : `${text} ${unit}`;

export const listText = (field: LoggedField, items: readonly string[]): string =>
  (field.items === 'phone' ? items.map(phoneText) : items).join(', ');

function TextValue({ field, text }: { field: Field; text: string }) {
  const href = addressOf[field.type]?.(text);
  const shown = shownText(field, text);
  if (!href) return <bdi>{shown}</bdi>;
  const away = field.type === 'url' || field.type === 'domain';
  return (
    <a
      href={href}
      className="text-accent-text hover:underline"
      {...(away && { target: '_blank', rel: 'noopener noreferrer' })}
    >
      <bdi>{shown}</bdi>
    </a>
  );
}

function TagsValue({ record, field }: Props) {
  const tags = tagsOf(record, field);
  if (tags.length === 0) return null;
  return (
    <span className="flex flex-wrap gap-1">
      {tags.map((tag) => (
        <Tag key={tag.id} label={tag.name} hue={tagHue(tag.color, tag.id)} />
      ))}
    </span>
  );
}

function ReferredValue({ record, field }: Props) {
  const { path, members } = useRecords();
  // Who made a record comes as an id alone
  const member = field.as ? undefined : members.find(({ id }) => id === record[field.key]);
  const thing = referred(record, field) ?? (member && { ...member, trashed: false });
  if (!thing) return null;
  const option = field.options?.find((known) => known.value === thing.id);
  if (option?.color)
    return <Tag label={thing.name} hue={tagHue(option.color, option.value)} look="dot" className="text-13" />;
  const object = field.object ?? '';
  const name = <bdi className="truncate">{thing.name}</bdi>;
  if (field.type === 'relation' && !isObjectName(object)) return name;
  const shape = isObjectName(object) ? glyphShapes[object] : 'circle';
  return (
    <span className="flex min-w-0 items-center gap-1.5">
      <Avatar name={thing.name} colourKey={thing.id} shape={shape} size="tiny" />
      {isObjectName(object) && !thing.trashed ? (
        <Link to={path(`${pluralOf[object]}/${thing.id}`)} className="truncate text-accent-text hover:underline">
          {name}
        </Link>
      ) : (
        name
      )}
      {thing.trashed && <span className="shrink-0 text-12 text-muted">in the trash</span>}
    </span>
  );
}

/** The same value as plain text, for tooltips and copying. */
export function valueText(record: RecordView, field: Field, writing: Writing): string {
  const value = record[field.key];
  if (field.type === 'tags')
    return tagsOf(record, field)
      .map(({ name }) => name)
      .join(', ');
  if (field.type === 'user' || field.type === 'relation') return referred(record, field)?.name ?? '';
  if (value === null || value === undefined || field.type === 'instant' || field.type === 'flag') return '';
  if (field.type === 'money') return moneyText(Number(value), writingOf(field, record, writing));
  if (field.type === 'number') return withUnit(field, numberFormat(writing.locale).format(Number(value)));
  if (field.type === 'date') return dayInWords(String(value), writing);
  if (field.options) return optionLabel(field, value);
  return Array.isArray(value) ? listText(field, value) : shownText(field, String(value));
}

type LoggedField = Pick<Field, 'type' | 'options' | 'items'>;

/** A value as the change log has it. Names of people, tags and records come with the log, as `text`. */
export function loggedText(
  field: LoggedField | undefined,
  value: unknown,
  text: string | null,
  writing: Writing,
): string {
  if (text !== null) return text;
  if (value === null || value === undefined || value === '') return '';
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (field?.type === 'money') return moneyText(Number(value), writing);
  if (field?.type === 'number') return numberFormat(writing.locale).format(Number(value));
  if (field?.type === 'date') return dayInWords(String(value), writing);
  if (field?.type === 'instant') return fullTime(String(value), writing);
  if (field?.options) return optionLabel(field, value);
  if (Array.isArray(value)) return field ? listText(field, value) : value.join(', ');
  return field ? shownText(field, String(value)) : String(value);
}
