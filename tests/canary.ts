import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server that nobody must come to. */
export interface Canary {
  /** `127.0.0.1:40123` */
  readonly host: string;
  /** The paths that were asked for. */
  readonly visits: readonly string[];
  close(): Promise<void>;
}

export async function openCanary(): Promise<Canary> {
  const visits: string[] = [];
  const server = createServer((request, response) => {
    visits.push(request.url ?? '');
    response.end('canary');
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    visits,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
      }),
  };
}
