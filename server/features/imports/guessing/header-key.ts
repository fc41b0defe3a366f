import { fold } from '@db/fold';

/** A header as it is compared: 'E-Mail (geschäftlich)' and 'e_mail geschaftlich' are the same. */
export const headerKey = (header: string): string =>
  fold(header)
    .replaceAll('ß', 'ss')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** The same with ä, ö and ü written out, as lists of names may have them: 'zuständig' is 'zustaendig'. */
export const headerKeys = (header: string): string[] => {
  const written = header.toLowerCase().replaceAll('ä', 'ae').replaceAll('ö', 'oe').replaceAll('ü', 'ue');
  return [...new Set([headerKey(header), headerKey(written)])];
};
