import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js';

// Control characters but tab and line feed. NUL cannot be stored by Postgres, the others hide in exports and logs.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is removed
const controls = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029]/g;

// Halves of a surrogate pair: text with one is no Unicode, and JSON columns of Postgres refuse it.
const halves = /\p{Surrogate}/gu;

/** Whether every column of both databases can hold the text as it is. */
export const isStorable = (text: string): boolean => !text.includes('\0') && !/\p{Surrogate}/u.test(text);

/** Text of several lines: half characters, control characters and blanks around it are gone. */
export const tidyText = (text: string): string =>
  text.replace(halves, '\ufffd').replaceAll('\r\n', '\n').replaceAll('\r', '\n').replace(controls, '').trim();

/** Text of one line: blanks inside are single as well. */
export const tidyLine = (text: string): string => tidyText(text).replace(/\s+/g, ' ');

/** E.164, with the extension if there is one; a number that cannot be read stays as it was typed. */
export function phoneNumber(typed: string, defaultCountry: string): string {
  const text = tidyLine(typed);
  const read = parsePhoneNumberFromString(text, defaultCountry as CountryCode);
  if (!read?.isValid()) return text;
  return read.ext ? `${read.number} ext. ${read.ext}` : read.number;
}

/** An absolute http(s) address; `https://` is put in front where no scheme was typed. Undefined when it is none. */
export function webAddress(typed: string): string | undefined {
  const text = tidyLine(typed);
  const withScheme = /^[a-z][a-z0-9+.-]*:/i.test(text) && !/^[^/]+:\d+(\/|$)/.test(text) ? text : `https://${text}`;
  if (!URL.canParse(withScheme) || /\s/.test(text)) return undefined;
  const { protocol, hostname, username } = new URL(withScheme);
  const fine = (protocol === 'https:' || protocol === 'http:') && hostname.includes('.') && !username;
  return fine ? withScheme : undefined;
}

/** A bare host name: no scheme, no www, no path, lower case. Undefined when it is none. */
export function domainName(typed: string): string | undefined {
  const address = webAddress(typed.toLowerCase());
  if (!address) return undefined;
  const host = new URL(address).hostname.replace(/^www\./, '').replace(/\.$/, '');
  return /^(?=.{4,253}$)[a-z0-9-]{1,63}(\.[a-z0-9-]{1,63})+$/.test(host) && !/^[\d.]+$/.test(host) ? host : undefined;
}
