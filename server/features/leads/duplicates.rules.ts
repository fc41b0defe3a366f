import { fold } from '@db/fold';
import { fullName } from '../people/person-object';
import { domainName } from '../records/text-values';

type Row = Readonly<Record<string, unknown>>;

/** Providers whose domain says nothing about where somebody works. */
const mailProviders = new Set([
  'aol.com',
  'gmail.com',
  'gmx.de',
  'gmx.net',
  'googlemail.com',
  'hotmail.com',
  'icloud.com',
  'live.com',
  'mail.com',
  'me.com',
  'msn.com',
  'outlook.com',
  'outlook.de',
  'proton.me',
  'protonmail.com',
  't-online.de',
  'web.de',
  'yahoo.com',
  'yahoo.de',
]);

/** An address without its case and without what follows a plus: ada+crm@example.com is ada@example.com. */
export function emailKey(address: unknown): string | undefined {
  if (typeof address !== 'string') return undefined;
  const at = address.lastIndexOf('@');
  if (at < 1) return undefined;
  const [local, domain] = [address.slice(0, at).toLowerCase(), address.slice(at + 1).toLowerCase()];
  const plus = local.indexOf('+');
  return `${plus > 0 ? local.slice(0, plus) : local}@${domain}`;
}

const texts = (values: unknown): unknown[] => (Array.isArray(values) ? values : []);

/** The domain of the company of a lead, from its website, else from its address. */
export function companyDomain({ website, email }: Row): string | undefined {
  const own = typeof website === 'string' ? domainName(website) : undefined;
  if (own) return own;
  const domain = typeof email === 'string' ? domainName(email.slice(email.lastIndexOf('@') + 1)) : undefined;
  return domain && !mailProviders.has(domain) ? domain : undefined;
}

/** Why a person may be the one of a lead, the surest reason first; undefined when nothing says so. Phones are E.164. */
export function whySamePerson(lead: Row, person: Row): string | undefined {
  const wanted = emailKey(lead.email);
  const addresses = [person.email, ...texts(person.otherEmails)].map(emailKey);
  if (wanted && addresses.includes(wanted)) return 'Same email';
  const named = Boolean(lead.firstName && lead.lastName);
  const sameName = named && fold(fullName(lead)) === person.nameKey;
  if (lead.phone && [person.phone, ...texts(person.otherPhones)].includes(lead.phone)) {
    // Colleagues share the number of their office
    return named && !sameName ? 'Same phone, another name' : 'Same phone';
  }
  return sameName ? 'Same name' : undefined;
}

/** Why a company may be the one of a lead. */
export function whySameCompany(lead: Row, company: Row): string | undefined {
  const domain = companyDomain(lead);
  if (domain && company.domain === domain) return 'Same domain';
  return lead.companyName && company.nameKey === fold(String(lead.companyName)) ? 'Same name' : undefined;
}

const doubtful = new Set(['Same name', 'Same phone, another name']);

/** Reasons that leave no doubt: what they are said of is suggested. */
export const isSure = (why: string): boolean => !doubtful.has(why);
