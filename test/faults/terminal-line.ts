import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { CAISSE_PATIENCE, caisseApTerminal } from '../../src/core/kiosk/terminal/caisse-ap.ts';
import type { CardTerminal, TerminalAnswer } from '../../src/core/ports.ts';
import type { ScriptedTerminal } from '../support/scripted-terminal.ts';
import { CARD, type TerminalOptions } from './terminal-campaign.ts';

/** The terminal is always there and says something or cuts: none of these is waited for to its end. */
const PATIENCE = { ...CAISSE_PATIENCE, debitMs: 20_000, quietMs: 5 };

const CODES = { refused: '04', cancelled: '11', timeout: '08', busy: '99', error: '99' } as const;

/** The scripted terminal behind a line of Caisse-AP: what it answers is written in frames, its cuts are cut calls. */
export async function terminalLine(): Promise<{
  readonly options: TerminalOptions;
  close(): Promise<void>;
}> {
  let behind: ScriptedTerminal | undefined;
  let calls = 0;
  let cuts = 0;
  const server = createServer((socket) => {
    socket.on('error', () => {});
    socket.once('data', (bytes) => void obey(bytes.toString('latin1'), socket));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');

  async function obey(order: string, socket: Socket): Promise<void> {
    const terminal = behind;
    if (terminal === undefined) return void socket.destroy();
    const field = (tag: string) => new RegExp(`${tag}(\\d{3})(.*)`).exec(order);
    const value = (tag: string) => field(tag)?.[2]?.slice(0, Number(field(tag)?.[1])) ?? '';
    try {
      if (value('CD') === '0') {
        last = uuidOf(value('CF'));
        const answer = await terminal.debit({ operation: last, amountCents: Number(value('CB')) }, () => {});
        socket.end(frame('0', last, answer));
      } else {
        const answer = await terminal.recall(last);
        // It never had one: it repeats the one before.
        socket.end(
          answer.kind === 'never'
            ? frame('3', uuidOf('f'.repeat(32)), { kind: 'accepted', authorisation: '1', amountCents: 1 })
            : frame('3', last, answer),
        );
      }
    } catch {
      // Half an answer, or none.
      cuts += 1;
      if (cuts % 2 === 0) socket.write('CZ0040300CJ01201234');
      socket.destroy();
    }
  }
  let last = '';

  const options: TerminalOptions = {
    between(terminal) {
      behind = terminal;
      const line = caisseApTerminal({ host: '127.0.0.1', port: address.port }, PATIENCE);
      return {
        ...line,
        debit: (order, onStep) => counted(line.debit(order, onStep)),
        recall: (operation) => counted(line.recall(operation)),
        // The red key of the terminal.
        abort: () => terminal.abort(),
      } satisfies CardTerminal;
    },
    async settled(terminal) {
      do await new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
      while (calls > 0 && terminal.pending === undefined);
    },
  };

  function counted<T>(call: Promise<T>): Promise<T> {
    calls += 1;
    return call.finally(() => {
      calls -= 1;
    });
  }

  return {
    options,
    async close() {
      server.close();
      await once(server, 'close');
    },
  };
}

function uuidOf(number: string): string {
  return number.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** As a real one answers: with the number of the card, which nobody may keep. */
function frame(action: string, operation: string, answer: TerminalAnswer): string {
  const fields: [string, string][] = [
    ['CZ', '0300'],
    ['CA', '01'],
    ['CD', action],
    ['CE', '978'],
    ['CF', operation.replaceAll('-', '')],
    ['AA', CARD],
    ['AB', '2812'],
  ];
  if (answer.kind === 'accepted')
    fields.push(['AE', '10'], ['CB', String(answer.amountCents)], ['AC', answer.authorisation]);
  else fields.push(['AE', '01'], ['AF', CODES[answer.reason]]);
  return fields.map(([tag, text]) => `${tag}${String(text.length).padStart(3, '0')}${text}`).join('');
}
