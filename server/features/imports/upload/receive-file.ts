import type { IncomingMessage } from 'node:http';
import { PassThrough, type Readable } from 'node:stream';
import busboy from 'busboy';
import { AppError } from '@/lib/errors';

const noForm = () => new AppError('INVALID_INPUT', { say: 'Send the file as a form with one part named "file".' });

/**
 * Takes the one file of a multipart request and hands it over while it comes in. What follows a refusal is read and
 * thrown away, so that the browser gets to see the answer.
 * @param take its promise decides the answer; `content` must be read to its end, or left to fail
 * @throws AppError INVALID_INPUT for anything but a form with a file, and whatever `take` throws
 */
export function receiveFile<T>(
  req: IncomingMessage,
  take: (file: { fileName: string; content: Readable }) => Promise<T>,
): Promise<T> {
  return new Promise((resolve, reject) => {
    let taken: Promise<T> | undefined;
    // It ends with the form: a second file, which would be lost without a word, is noticed before the first is kept.
    const file = new PassThrough();
    // Whoever reads it sees the error; when nobody reads it any more, it must not end the process.
    file.on('error', () => undefined);
    const refuse = (error: unknown) => {
      req.unpipe(form);
      req.resume();
      reject(error);
    };
    let form: busboy.Busboy;
    try {
      form = busboy({
        headers: req.headers,
        defParamCharset: 'utf8',
        limits: { files: 1, fields: 10, fieldSize: 1_024, headerPairs: 50 },
      });
    } catch (error) {
      req.resume();
      reject(error instanceof Error && /content.type|multipart|boundary/i.test(error.message) ? noForm() : error);
      return;
    }
    form.on('file', (name, content, { filename }) => {
      if (name !== 'file') {
        content.resume();
        return refuse(noForm());
      }
      content.on('error', (error) => file.destroy(error));
      content.pipe(file, { end: false });
      taken = take({ fileName: filename ?? 'file', content: file });
      taken.catch(refuse);
    });
    form.on('filesLimit', () => {
      file.destroy(noForm());
      refuse(noForm());
    });
    form.on('close', () => {
      file.end();
      if (taken) taken.then(resolve, () => undefined);
      else refuse(noForm());
    });
    form.on('error', () => {
      const cutOff = new AppError('INVALID_INPUT', { say: 'The upload was cut off. Try again.' });
      file.destroy(cutOff);
      refuse(cutOff);
    });
    req.on('aborted', () => form.destroy(new Error('aborted')));
    req.pipe(form);
  });
}
