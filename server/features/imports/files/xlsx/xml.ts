import type { Readable } from 'node:stream';
import { SaxesParser } from 'saxes';
import { AppError } from '@/lib/errors';
import { unsupported } from '../file-kind';

export type Attributes = Record<string, string>;
export type XmlHandler = {
  open(name: string, attributes: Attributes): void;
  text?(text: string): void;
  close?(name: string): void;
};

/** Element names without their prefix: some programs write `x:row` for `row`. */
const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

const damaged = (reason: string): AppError =>
  unsupported('The Excel file is damaged and cannot be read. Open it in Excel and save it again.', reason);

function createParser(handler: XmlHandler): SaxesParser {
  const { open, text, close } = handler;
  const parser = new SaxesParser({ xmlns: false, position: false });
  parser.on('error', (error) => {
    throw damaged(error.message);
  });
  // Without a document type there is no entity, inner or outer, to look up or to multiply.
  parser.on('doctype', () => {
    throw unsupported('The Excel file holds a document type definition, which no spreadsheet needs.');
  });
  parser.on('opentag', (tag) => open(localName(tag.name), tag.attributes));
  if (text) parser.on('text', text);
  if (close) parser.on('closetag', (tag) => close(localName(tag.name)));
  return parser;
}

/**
 * Feeds an XML part to `handler` and pauses after every piece of it, so that what the handler gathered can be taken.
 * @throws AppError UNSUPPORTED_FILE for what is no well-formed XML or brings a document type.
 */
export async function* readXmlInPieces(part: Readable, handler: XmlHandler): AsyncGenerator<void> {
  const parser = createParser(handler);
  const decoder = new TextDecoder('utf-8');
  try {
    for await (const piece of part) {
      parser.write(decoder.decode(piece as Buffer, { stream: true }));
      yield;
    }
    parser.write(decoder.decode());
    parser.close();
    yield;
  } catch (error) {
    if (error instanceof AppError) throw error;
    // What the archive reader throws: a part that is cut off, or that unpacks to more than it was checked for.
    throw damaged(String(error));
  }
}

/** Feeds a whole XML part to `handler`. Throws as `readXmlInPieces` does. */
export async function readXml(part: Readable, handler: XmlHandler): Promise<void> {
  for await (const _ of readXmlInPieces(part, handler));
}
