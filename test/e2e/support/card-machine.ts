import { once } from 'node:events';
import { createServer } from 'node:net';

export type CardMachine = {
  /** `host:port` of its line. */
  readonly place: string;
  /** Amounts it took, in cents. */
  readonly taken: readonly number[];
  close(): Promise<void>;
};

/** A payment terminal that speaks Caisse-AP and takes every card. */
export async function startCardMachine(): Promise<CardMachine> {
  const taken: number[] = [];
  const server = createServer((socket) => {
    socket.on('error', () => {});
    socket.once('data', (order) => {
      const fields = new Map(fieldsOf(order.toString('latin1')));
      if (fields.get('CD') !== '0') return void socket.destroy();
      const cents = fields.get('CB') ?? '0';
      taken.push(Number(cents));
      const answer = ['CZ', 'CJ', 'CA', 'CB', 'CD', 'CE', 'CF'].flatMap((tag) => {
        const value = fields.get(tag);
        return value === undefined ? [] : [[tag, value] as const];
      });
      socket.end(
        frame([...answer, ['AE', '10'], ['AC', `A${String(taken.length).padStart(5, '0')}`], ['CC', '00C']]),
      );
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    place: `127.0.0.1:${address.port}`,
    taken,
    async close() {
      server.close();
      await once(server, 'close');
    },
  };
}

function* fieldsOf(text: string): Generator<[string, string]> {
  for (let at = 0; at + 5 <= text.length; ) {
    const length = Number(text.slice(at + 2, at + 5));
    yield [text.slice(at, at + 2), text.slice(at + 5, at + 5 + length)];
    at += 5 + length;
  }
}

function frame(fields: readonly (readonly [string, string])[]): string {
  return fields.map(([tag, value]) => `${tag}${String(value.length).padStart(3, '0')}${value}`).join('');
}
