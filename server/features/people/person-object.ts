import { fold } from '@db/fold';
import { defineObject } from '../records/define-object';
import { country, date, email, flag, list, longText, phone, relation, tags, text, url, user } from '../records/fields';

/** First and last name, else the address or number that the person is known by. */
export function fullName(row: Readonly<Record<string, unknown>>): string {
  const name = [row.firstName, row.lastName].filter(Boolean).join(' ');
  return name || String(row.email ?? row.phone ?? '');
}

const texts = (values: unknown): string[] => (Array.isArray(values) ? values.map(String) : []);

export const personObject = defineObject({
  name: 'person',
  plural: 'people',
  label: { one: 'Person', many: 'People' },
  table: 'people',
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
      importNames: [
        'full name',
        'contact name',
        'contact',
        'display name',
        'ansprechpartner',
        'kontakt',
        'kontaktname',
        'vollstaendiger name',
      ],
    }),
    firstName: text({
      label: 'First name',
      maxLength: 100,
      sortable: true,
      filterable: true,
      importNames: ['first', 'given name', 'forename', 'vorname', 'rufname'],
    }),
    lastName: text({
      label: 'Last name',
      maxLength: 100,
      sortable: true,
      filterable: true,
      importNames: ['last', 'surname', 'family name', 'nachname', 'familienname', 'zuname'],
    }),
    email: email({
      label: 'Email',
      sortable: true,
      filterable: true,
      defaultColumn: true,
      matchKey: true,
      importNames: [
        'e mail',
        'mail',
        'email address',
        'work email',
        'e mail adresse',
        'email adresse',
        'mailadresse',
        'primary email',
        'e mail geschaeftlich',
      ],
    }),
    otherEmails: list({
      label: 'Other emails',
      items: 'email',
      filterable: true,
      importNames: [
        'additional emails',
        'secondary email',
        'email 2',
        'private email',
        'weitere e mails',
        'e mail privat',
        'e mail 2',
      ],
    }),
    phone: phone({
      label: 'Phone',
      filterable: true,
      defaultColumn: true,
      matchKey: true,
      importNames: [
        'telephone',
        'phone number',
        'mobile',
        'mobile phone',
        'cell',
        'tel',
        'telefon',
        'telefonnummer',
        'handy',
        'mobil',
        'mobiltelefon',
        'rufnummer',
        'durchwahl',
      ],
    }),
    otherPhones: list({
      label: 'Other phones',
      items: 'phone',
      filterable: true,
      importNames: [
        'additional phones',
        'phone 2',
        'home phone',
        'work phone',
        'telefon 2',
        'telefon privat',
        'weitere nummern',
      ],
    }),
    companyId: relation({
      label: 'Company',
      object: 'company',
      as: 'company',
      filterable: true,
      defaultColumn: true,
      importNames: [
        'company',
        'company name',
        'account',
        'account name',
        'organisation',
        'organization',
        'employer',
        'firma',
        'unternehmen',
        'arbeitgeber',
      ],
    }),
    jobTitle: text({
      label: 'Job title',
      sortable: true,
      filterable: true,
      defaultColumn: true,
      importNames: [
        'title',
        'position',
        'role',
        'job',
        'function',
        'berufsbezeichnung',
        'funktion',
        'stelle',
        'rolle',
        'taetigkeit',
      ],
    }),
    linkedin: url({
      label: 'LinkedIn',
      filterable: true,
      matchKey: true,
      importNames: ['linkedin url', 'linkedin profile', 'linkedin profil', 'person linkedin'],
    }),
    city: text({
      label: 'City',
      sortable: true,
      filterable: true,
      importNames: ['town', 'location', 'stadt', 'ort', 'wohnort'],
    }),
    country: country({
      label: 'Country',
      sortable: true,
      filterable: true,
      importNames: ['country code', 'nation', 'land', 'laendercode', 'staat'],
    }),
    birthday: date({
      label: 'Birthday',
      sortable: true,
      filterable: true,
      importNames: ['date of birth', 'birth date', 'dob', 'geburtstag', 'geburtsdatum'],
    }),
    emailConsent: flag({
      label: 'Email consent',
      filterable: true,
      description: 'Agreed to receive mail from us',
      importNames: [
        'opt in',
        'consent',
        'newsletter',
        'marketing consent',
        'einwilligung',
        'werbeeinwilligung',
        'newsletter anmeldung',
      ],
    }),
    description: longText({
      label: 'Description',
      filterable: true,
      importNames: ['about', 'notes', 'comment', 'beschreibung', 'bemerkung', 'notizen', 'kommentar'],
    }),
    ownerId: user({
      label: 'Owner',
      as: 'owner',
      filterable: true,
      defaultColumn: true,
      importNames: ['owner', 'contact owner', 'responsible', 'besitzer', 'zustaendig', 'betreuer', 'verantwortlich'],
    }),
    tags: tags({
      label: 'Tags',
      filterable: true,
      defaultColumn: true,
      importNames: ['tags', 'labels', 'schlagworte', 'stichworte', 'kategorien'],
    }),
  },
  derive: (row) => {
    const name = fullName(row);
    return { name, nameKey: fold(name) };
  },
  check: (row): Record<string, string> =>
    fullName(row) ? {} : { firstName: 'Give a first name, a last name, an e-mail address or a phone number.' },
  searchText: ({ row, titles }) => ({
    title: String(row.name),
    subtitle: [row.jobTitle, titles.companyId].filter(Boolean).join(' · ') || undefined,
    words: [row.name, row.jobTitle, titles.companyId, row.city].filter(Boolean).map(String),
    keys: [row.email, ...texts(row.otherEmails), row.phone, ...texts(row.otherPhones)].filter(Boolean).map(String),
  }),
});
