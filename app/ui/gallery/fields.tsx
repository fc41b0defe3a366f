import { AtSign, Search } from 'lucide-react';
import { Avatar } from '../avatar';
import { Checkbox, Switch } from '../checkbox';
import { Combobox } from '../combobox';
import { DateField } from '../date-field';
import { FileDrop } from '../file-drop';
import { MultiCombobox } from '../multi-combobox';
import { MoneyField, NumberField } from '../number-field';
import { filterOptions, type Option } from '../options';
import { RadioGroup } from '../radio-group';
import { Select } from '../select';
import { TextArea, TextField } from '../text-field';
import { TextLink } from '../text-link';
import { Columns, Row, Specimen } from './specimen';

const authors: Option[] = ['Ursula K. Le Guin', 'Chinua Achebe', 'Wisława Szymborska', '村上 春樹', 'نجيب محفوظ'].map(
  (name) => ({
    value: name,
    label: name,
    icon: <Avatar name={name} />,
  }),
);

const subjects: Option[] = ['Fiction', 'Poetry', 'History', 'Science', 'Travel', 'Cookery'].map((label) => ({
  value: label,
  label,
}));

const slowly = (text: string, signal: AbortSignal) =>
  new Promise<readonly Option[]>((resolve, reject) => {
    const timer = setTimeout(() => resolve(filterOptions(authors, text)), 400);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });

export function FieldSpecimens() {
  return (
    <>
      <Specimen title="Text" note="Labels above, hint and error below, all tied to the control.">
        <Columns>
          <TextField label="Title" placeholder="The Left Hand of Darkness" />
          <TextField
            label="Email"
            type="email"
            before={<AtSign />}
            defaultValue="ana@example.com"
            hint="We only write when a book is due."
          />
          <TextField label="Shelf" defaultValue="Z 900" error="There is no shelf Z 900. The last one is Z 120." />
          <TextField
            label="Password"
            type="password"
            defaultValue="secret"
            aside={<TextLink to="?">Forgot it?</TextLink>}
            optional
          />
          <TextField label="Read only" readOnly defaultValue="ISBN 978-0-441-47812-5" />
          <TextField label="Disabled" disabled defaultValue="Not now" />
          <TextField label="Search books" hideLabel type="search" placeholder="Search books" before={<Search />} />
          <TextArea label="Note" optional placeholder="What did you think of it?" />
        </Columns>
      </Specimen>
      <Specimen title="Numbers and money" note="Text that is read by locale: 1.234,50 and 1,234.50 both arrive.">
        <Columns>
          <NumberField label="Pages" locale="en-GB" defaultValue={1204} />
          <NumberField label="Weight" locale="en-GB" decimals={2} unit="kg" defaultValue={0.85} />
          <MoneyField label="Price" locale="en-GB" currency="EUR" defaultValue={123450} />
          <MoneyField label="Price in Tokyo" locale="ja-JP" currency="JPY" error="Enter a price above 0" />
        </Columns>
      </Specimen>
      <Specimen title="Choices">
        <Columns>
          <Select
            label="Binding"
            placeholder="Choose one"
            options={[
              { value: 'hard', label: 'Hardcover' },
              { value: 'soft', label: 'Paperback' },
              { value: 'audio', label: 'Audio', disabled: true },
            ]}
          />
          <Select
            label="Language"
            defaultValue="es"
            options={[
              { label: 'Often used', options: [{ value: 'en', label: 'English' }] },
              {
                label: 'All',
                options: [
                  { value: 'es', label: 'Español' },
                  { value: 'ja', label: '日本語' },
                ],
              },
            ]}
          />
          <Combobox label="Author" options={authors} defaultValue={authors[0]} clearable />
          <Combobox
            label="Author, loaded"
            loadOptions={slowly}
            placeholder="Type a name"
            onCreate={(text) => ({ value: text, label: text })}
          />
          <MultiCombobox
            label="Subjects"
            options={subjects}
            defaultValue={subjects.slice(0, 2)}
            onCreate={(text) => ({ value: text, label: text })}
            placeholder="Add subjects"
          />
          <Combobox label="Refused" options={authors} error="Choose an author" />
          <DateField label="Due" locale="en-GB" defaultValue="2026-11-24" />
          <DateField label="Reading" kind="datetime" locale="en-GB" optional />
        </Columns>
        <Row label="checkbox" className="gap-6">
          <Checkbox label="Lent out" />
          <Checkbox label="In stock" defaultChecked />
          <Checkbox label="Some of them" indeterminate />
          <Checkbox label="Not allowed" disabled />
          <Checkbox label="Fixed" disabled defaultChecked />
        </Row>
        <Row label="switch" className="gap-6">
          <Switch label="Reminders" />
          <Switch label="Weekly digest" defaultChecked hint="Every Monday at 8." />
          <Switch label="Locked" disabled />
        </Row>
        <Columns>
          <RadioGroup
            label="Delivery"
            name="delivery"
            defaultValue="pick"
            options={[
              { value: 'pick', label: 'Pick up' },
              { value: 'post', label: 'By post' },
              { value: 'bike', label: 'By bike', disabled: true },
            ]}
          />
          <RadioGroup
            label="When a book is there already"
            name="existing"
            look="cards"
            defaultValue="update"
            options={[
              { value: 'update', label: 'Update it', hint: 'Empty cells leave what is there.' },
              { value: 'skip', label: 'Skip it', hint: 'Only new books come in.' },
            ]}
          />
        </Columns>
      </Specimen>
      <Specimen title="Files">
        <Columns>
          <FileDrop label="Choose a file" accept=".csv,.xlsx" maxBytes={50_000_000} hint="CSV or XLSX, up to 50 MB" />
          <FileDrop label="Choose a file" accept=".csv" error="books.csv has no rows under its header." />
        </Columns>
      </Specimen>
    </>
  );
}
