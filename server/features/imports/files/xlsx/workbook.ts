import { posix } from 'node:path';
import { AppError } from '@/lib/errors';
import { unsupported } from '../file-kind';
import { type Archive, type ArchiveLimits, openArchive } from './archive';
import { type NumberKind, numberKind, unescapeText } from './cell-values';
import { type Attributes, readXml } from './xml';

export type Sheet = { name: string; part: string };
export type Workbook = {
  archive: Archive;
  /** Visible ones, in order. */
  sheets: Sheet[];
  date1904: boolean;
  /** By style index of a cell. */
  numberKinds: NumberKind[];
  sharedStrings: string[];
};

/** All distinct texts of a workbook are held in memory while it is read: about 130 MB of it at most. */
const maxSharedCharacters = 64 * 1024 * 1024;
const maxSharedStrings = 3_000_000;

/** Relation id → name of the part, as seen from `folder`. */
async function relations(archive: Archive, part: string, folder: string): Promise<Map<string, Attributes>> {
  const found = new Map<string, Attributes>();
  if (!archive.has(part)) return found;
  await readXml(await archive.part(part), {
    open(name, attributes) {
      if (name !== 'Relationship' || attributes.TargetMode === 'External') return;
      const target = attributes.Target ?? '';
      const path = target.startsWith('/') ? target.slice(1) : posix.join(folder, target);
      found.set(attributes.Id ?? '', { ...attributes, Target: path });
    },
  });
  return found;
}

const targetOf = (found: Map<string, Attributes>, type: string): string | undefined =>
  [...found.values()].find((relation) => relation.Type?.endsWith(`/${type}`))?.Target;

async function readSharedStrings(archive: Archive, part: string): Promise<string[]> {
  const strings: string[] = [];
  let current = '';
  let inText = false;
  let phonetic = 0;
  let characters = 0;
  await readXml(await archive.part(part), {
    open(name) {
      if (name === 'si') current = '';
      else if (name === 'rPh') phonetic += 1;
      else if (name === 't') inText = phonetic === 0;
    },
    text(text) {
      if (inText) current += text;
    },
    close(name) {
      if (name === 't') inText = false;
      else if (name === 'rPh') phonetic -= 1;
      else if (name === 'si') {
        characters += current.length;
        strings.push(unescapeText(current));
        if (characters > maxSharedCharacters || strings.length > maxSharedStrings) {
          throw new AppError('TOO_LARGE', {
            say: 'The Excel file holds too much text. Save it as CSV, which has no such limit.',
          });
        }
      }
    },
  });
  return strings;
}

async function readNumberKinds(archive: Archive, part: string): Promise<NumberKind[]> {
  const codes = new Map<number, string>();
  const kinds: NumberKind[] = [];
  let inCellFormats = false;
  await readXml(await archive.part(part), {
    open(name, attributes) {
      if (name === 'numFmt') codes.set(Number(attributes.numFmtId), attributes.formatCode ?? '');
      else if (name === 'cellXfs') inCellFormats = true;
      else if (name === 'xf' && inCellFormats) {
        const id = Number(attributes.numFmtId ?? 0);
        kinds.push(numberKind(id, codes.get(id)));
      }
    },
    close(name) {
      if (name === 'cellXfs') inCellFormats = false;
    },
  });
  return kinds;
}

/**
 * Opens an .xlsx file: its sheets, and what is needed to read one of them. Close its archive afterwards.
 * @throws AppError UNSUPPORTED_FILE for a zip that is no workbook, TOO_LARGE for one that would unpack to too much.
 */
export async function openWorkbook(path: string, limits?: ArchiveLimits): Promise<Workbook> {
  const archive = await openArchive(path, limits);
  try {
    const root = targetOf(await relations(archive, '_rels/.rels', ''), 'officeDocument') ?? 'xl/workbook.xml';
    if (!archive.has(root) || !archive.has('[Content_Types].xml')) {
      throw unsupported('This is a zip file, but not an Excel workbook (.xlsx).');
    }
    const folder = posix.dirname(root);
    const related = await relations(archive, posix.join(folder, '_rels', `${posix.basename(root)}.rels`), folder);
    const sheets: Sheet[] = [];
    let date1904 = false;
    await readXml(await archive.part(root), {
      open(name, attributes) {
        if (name === 'workbookPr') date1904 = ['1', 'true'].includes(attributes.date1904 ?? '');
        const part = name === 'sheet' ? related.get(attributes['r:id'] ?? '')?.Target : undefined;
        if (!part || !archive.has(part)) return;
        if ((attributes.state ?? 'visible') === 'visible')
          sheets.push({ name: attributes.name ?? `Sheet ${sheets.length + 1}`, part });
      },
    });
    if (sheets.length === 0) throw unsupported('The Excel file has no visible sheet with cells.');
    const strings = targetOf(related, 'sharedStrings');
    const styles = targetOf(related, 'styles');
    return {
      archive,
      sheets,
      date1904,
      numberKinds: styles && archive.has(styles) ? await readNumberKinds(archive, styles) : [],
      sharedStrings: strings && archive.has(strings) ? await readSharedStrings(archive, strings) : [],
    };
  } catch (error) {
    archive.close();
    throw error;
  }
}
