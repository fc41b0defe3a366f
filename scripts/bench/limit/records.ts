/** A person as both drivers give it: the same names, instants as Date, flags as booleans, lists parsed. */
export type PersonRow = {
  id: string;
  version: number;
  createdAt: Date;
  updatedAt: Date;
  createdBy: string | null;
  deletedAt: Date | null;
  demo: boolean;
  name: string;
  firstName: string | null;
  lastName: string | null;
  email: string | null;
  otherEmails: string[];
  phone: string | null;
  otherPhones: string[];
  companyId: string | null;
  companyTitle: string | null;
  companyDeletedAt: Date | null;
  jobTitle: string | null;
  linkedin: string | null;
  city: string | null;
  country: string | null;
  birthday: string | null;
  emailConsent: boolean;
  description: string | null;
  ownerId: string | null;
  ownerName: string | null;
  tags: { id: string; name: string; color: string }[];
};

const columns = [
  'id',
  'version',
  'created_at as "createdAt"',
  'updated_at as "updatedAt"',
  'created_by as "createdBy"',
  'deleted_at as "deletedAt"',
  'demo',
  'name',
  'first_name as "firstName"',
  'last_name as "lastName"',
  'email',
  'other_emails as "otherEmails"',
  'phone',
  'other_phones as "otherPhones"',
  'company_id as "companyId"',
  'job_title as "jobTitle"',
  'linkedin',
  'city',
  'country',
  'birthday',
  'email_consent as "emailConsent"',
  'description',
  'owner_id as "ownerId"',
].map((column) => `p.${column}`);

/** People with the names of their company and owner and with their tags; the same text but for the tags on both databases. */
export const selectPeople = (tags: string): string =>
  `select ${columns.join(', ')}, c.name as "companyTitle", c.deleted_at as "companyDeletedAt", u.name as "ownerName",
    (select ${tags} from record_tags r join tags t on t.tenant_id = r.tenant_id and t.id = r.tag_id
      where r.tenant_id = p.tenant_id and r.object = 'person' and r.record_id = p.id) as tags
   from people p left join companies c on c.tenant_id = p.tenant_id and c.id = p.company_id
   left join users u on u.id = p.owner_id`;

/** The person as the API gives it, key by key in the same order. */
export function viewOf(row: PersonRow) {
  const { companyId, companyTitle, ownerId, ownerName } = row;
  return {
    id: row.id,
    version: row.version,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    createdBy: row.createdBy,
    deletedAt: row.deletedAt?.toISOString() ?? null,
    demo: row.demo,
    title: row.name,
    name: row.name,
    firstName: row.firstName,
    lastName: row.lastName,
    email: row.email,
    otherEmails: row.otherEmails,
    phone: row.phone,
    otherPhones: row.otherPhones,
    companyId,
    company: companyId && { id: companyId, title: companyTitle, trashed: row.companyDeletedAt !== null },
    jobTitle: row.jobTitle,
    linkedin: row.linkedin,
    city: row.city,
    country: row.country,
    birthday: row.birthday,
    emailConsent: row.emailConsent,
    description: row.description,
    ownerId,
    owner: ownerId && { id: ownerId, name: ownerName },
    tags: row.tags,
  };
}

export type NewPerson = {
  firstName: string;
  lastName: string;
  email: string;
  phone: string;
  jobTitle: string;
  city: string;
  country: string;
};

/** What the least code needs of a database. */
export type LimitStore = {
  /** The newest people, one more than a page. */
  list(): Promise<PersonRow[]>;
  get(id: string): Promise<PersonRow | undefined>;
  /** Writes people with their lines of the change log and their entries of the search index, all or nothing. */
  write(people: readonly PreparedPerson[]): Promise<void>;
};

/** A person with all that is written about it. */
export type PreparedPerson = NewPerson & {
  id: string;
  changeId: string;
  groupId: string;
  name: string;
  nameKey: string;
  at: Date;
  diff: string;
  words: string;
  keys: string;
  entries: number[];
};
