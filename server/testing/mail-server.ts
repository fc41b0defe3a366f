import type { AddressInfo } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/** A mail server that keeps what it gets. It can be told to refuse mail for a while. */
export async function startMailServer() {
  const mails: ParsedMail[] = [];
  const recipients: string[] = [];
  let refusals = 0;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onAuth({ username, password }, _session, done) {
      if (username === 'crm' && password === 'p@ss/word') done(null, { user: username });
      else done(new Error('Invalid username or password'));
    },
    onMailFrom(_address, _session, done) {
      if (refusals === 0) return done();
      refusals -= 1;
      done(Object.assign(new Error('Try again later'), { responseCode: 451 }));
    },
    onData(stream, session, done) {
      recipients.push(...session.envelope.rcptTo.map(({ address }) => address));
      simpleParser(stream).then(
        (mail) => {
          mails.push(mail);
          done();
        },
        (error) => done(error),
      );
    },
  });
  // Clients that are cut off in tests are no errors of the server.
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    recipients,
    /** Refuses the next mails, as a server does that is busy. */
    refuse(mails: number) {
      refusals = mails;
    },
    /** How many mails it is still going to refuse. */
    refusesStill: () => refusals,
    close: () => new Promise<void>((resolve) => server.close(resolve)),
  };
}
