import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { boundBodyTime } from './slow-bodies';

/** `time` in milliseconds. */
export type HttpServiceOptions = {
  /** 0 takes a free port. */
  port: number;
  host?: string;
  /** A unix socket in place of host and port. */
  path?: string;
  /** How long one request's body may take to arrive; by request, because an upload on a slow line takes its time. */
  bodyTimeMs?: (request: IncomingMessage) => number;
};

const times = {
  // Node's own 60 s, looked at every 30 s, let a slow-header attack hold a thousand sockets for a minute and a half.
  headers: 10_000,
  check: 1000,
  // Longer than the 60 s after which common load balancers drop an idle connection: whoever closes first must be them.
  keepAlive: 65_000,
  // Neither side moved a byte: a reader that stopped, or a handler that hangs. Event streams send a heartbeat.
  silence: 60_000,
  body: 30_000,
};

/** An HTTP server by name, not yet bound to its port. */
export class HttpService {
  readonly name: string;
  readonly host: string;
  readonly port: number;
  readonly path: string | undefined;
  readonly server: Server;

  private constructor(name: string, handler: RequestListener, options: HttpServiceOptions) {
    this.name = name;
    this.host = options.host ?? '127.0.0.1';
    this.port = options.port;
    this.path = options.path;
    this.server = createServer({ connectionsCheckingInterval: times.check, keepAlive: true, noDelay: true });
    this.server.headersTimeout = times.headers;
    this.server.keepAliveTimeout = times.keepAlive;
    // The time of a whole request is bound by request, below.
    this.server.requestTimeout = 0;
    this.server.timeout = times.silence;
    const bodyTimeMs = options.bodyTimeMs ?? (() => times.body);
    this.server.on('request', (request, response) => {
      boundBodyTime(request, response, bodyTimeMs(request));
      handler(request, response);
    });
  }

  /** `handler` is any request listener, an Express application for one. */
  static create(name: string, handler: RequestListener, options: HttpServiceOptions): HttpService {
    return new HttpService(name, handler, options);
  }
}
