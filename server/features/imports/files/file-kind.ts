import { AppError } from '@/lib/errors';

/** How many first bytes `fileKind` wants to see (fewer when the file is shorter). */
export const headBytes = 64 * 1024;

type Signature = { bytes: readonly number[]; at?: number; is: string };

/** Files that people drop by mistake. What is not in here and is not text is still refused, as binary. */
const signatures: readonly Signature[] = [
  { bytes: [0x25, 0x50, 0x44, 0x46], is: 'a PDF' },
  { bytes: [0x89, 0x50, 0x4e, 0x47], is: 'a picture (PNG)' },
  { bytes: [0xff, 0xd8, 0xff], is: 'a picture (JPEG)' },
  { bytes: [0x47, 0x49, 0x46, 0x38], is: 'a picture (GIF)' },
  { bytes: [0x57, 0x45, 0x42, 0x50], at: 8, is: 'a picture (WebP)' },
  { bytes: [0x66, 0x74, 0x79, 0x70], at: 4, is: 'a video or picture' },
  { bytes: [0x1f, 0x8b], is: 'a compressed file (gzip)' },
  { bytes: [0x37, 0x7a, 0xbc, 0xaf], is: 'a compressed file (7z)' },
  { bytes: [0x52, 0x61, 0x72, 0x21], is: 'a compressed file (RAR)' },
  { bytes: [0x7f, 0x45, 0x4c, 0x46], is: 'a program' },
  { bytes: [0x4d, 0x5a], is: 'a program' },
  { bytes: [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20], is: 'a database' },
];

/** The container of .xls and of .xlsx files under a password. */
const oldOffice = [0xd0, 0xcf, 0x11, 0xe0];
const zip = [0x50, 0x4b];
const zipThirdByte = [0x03, 0x05, 0x07];

const startsWith = (head: Buffer, bytes: readonly number[], at = 0): boolean =>
  bytes.every((byte, index) => head[at + index] === byte);

/** A refusal whose sentence tells the person what the file is and what would work. */
export const unsupported = (say: string, reason?: string): AppError =>
  new AppError('UNSUPPORTED_FILE', { say, ...(reason && { reason }) });

export const isUtf16 = (head: Buffer): 'utf-16le' | 'utf-16be' | undefined => {
  if (startsWith(head, [0xff, 0xfe])) return 'utf-16le';
  if (startsWith(head, [0xfe, 0xff])) return 'utf-16be';
  // Without a mark: Latin text in UTF-16 has a zero in every other byte.
  const pairs = Math.min(512, Math.floor(head.length / 2));
  if (pairs < 2) return undefined;
  let low = 0;
  let high = 0;
  for (let index = 0; index < pairs * 2; index += 2) {
    if (head[index] === 0) high += 1;
    if (head[index + 1] === 0) low += 1;
  }
  if (low > pairs * 0.6 && high < pairs * 0.1) return 'utf-16le';
  if (high > pairs * 0.6 && low < pairs * 0.1) return 'utf-16be';
  return undefined;
};

/** Control characters that no text file holds, apart from tab, line feed, form feed, carriage return and escape. */
const isControl = (byte: number): boolean => byte < 9 || byte === 11 || (byte > 13 && byte < 32 && byte !== 27);

function looksBinary(head: Buffer): boolean {
  if (isUtf16(head)) return false;
  let control = 0;
  for (const byte of head) {
    if (byte === 0) return true;
    if (isControl(byte)) control += 1;
  }
  return control > head.length / 50;
}

/**
 * What a file is by its first bytes; its name is not asked, since names lie.
 * @throws AppError UNSUPPORTED_FILE for what is neither text nor a zip (which an .xlsx is), INVALID_INPUT for no bytes.
 */
export function fileKind(head: Buffer): 'csv' | 'xlsx' {
  if (head.length === 0) throw new AppError('INVALID_INPUT', { say: 'The file is empty: it holds 0 bytes.' });
  if (startsWith(head, zip) && zipThirdByte.includes(head[2] ?? -1)) return 'xlsx';
  if (startsWith(head, oldOffice)) {
    throw unsupported(
      'This is an old Excel file (.xls) or one with a password. Save it as .xlsx without a password, or as CSV.',
    );
  }
  const known = signatures.find((signature) => startsWith(head, signature.bytes, signature.at));
  if (known) throw unsupported(`This is ${known.is}, not a table. Choose a CSV or Excel (.xlsx) file.`);
  if (looksBinary(head)) throw unsupported('This is not a text file. Choose a CSV or Excel (.xlsx) file.');
  return 'csv';
}
