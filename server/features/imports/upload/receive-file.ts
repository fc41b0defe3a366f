import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
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
      taken = take({ fileName: filename ?? 'file', content });
      taken.catch(refuse);
    });
    form.on('close', () => {
      if (taken) taken.then(resolve, () => undefined);
      else refuse(noForm());
    });
    form.on('error', () => refuse(new AppError('INVALID_INPUT', { say: 'The upload was cut off. Try again.' })));
    req.on('aborted', () => form.destroy(new Error('aborted')));
    req.pipe(form);
  });
}
