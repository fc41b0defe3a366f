import type { Message } from '../types';

/** What nodemailer gets: nothing in a message can make it read a file or fetch an address. */
export const composed = (from: string, { to, subject, text, html }: Message) => ({
  from,
  to,
  subject,
  text,
  ...(html === undefined ? {} : { html }),
  disableFileAccess: true,
  disableUrlAccess: true,
});
