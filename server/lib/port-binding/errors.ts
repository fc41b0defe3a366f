/** EX_UNAVAILABLE of sysexits. */
export const portExitCode = 69;

/** The port cannot be had. The message is for the person at the terminal and says how to go on. */
export class PortTakenError extends Error {
  readonly exitCode = portExitCode;

  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'PortTakenError';
  }
}

/** What `listen` refused, in words; an error that is none of those is handed back as it is. */
export function explainListenError(
  error: unknown,
  service: { name: string; host: string; port: number; path?: string },
): unknown {
  const { code } = error as NodeJS.ErrnoException;
  const { name, host, port, path } = service;
  const setting = name === 'operations' ? 'OPS_PORT' : 'PORT';
  const other = `${setting}=${port === 0 ? 3001 : port + 1}`;
  const reasons: Record<string, string> = {
    EADDRINUSE: path
      ? `The socket ${path} is used by another process. Set UNIX_SOCKET to another path.`
      : `Port ${port} on ${host} is taken. Choose another one, for example ${other}, or any free one with ${setting}=0.`,
    EACCES: path
      ? `The socket ${path} may not be made by this user. Set UNIX_SOCKET to a path in a folder that may be written.`
      : `Port ${port} on ${host} is not open to this user: ports below 1024 need rights. Choose a higher one, for example ${setting}=8080.`,
    EADDRNOTAVAIL: `${host} is not an address of this machine. Set HOST to 127.0.0.1, 0.0.0.0 or one of its addresses.`,
    ENOTFOUND: `${host} is not a known host name. Set HOST to 127.0.0.1, 0.0.0.0 or an address of this machine.`,
  };
  const reason = code === undefined ? undefined : reasons[code];
  return reason ? new PortTakenError(reason, { cause: error }) : error;
}
