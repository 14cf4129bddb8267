import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import PostalMime from 'postal-mime';
import { SMTPServer, type SMTPServerError } from 'smtp-server';

export type ReceivedMail = {
  /** Envelope: where a return message goes. */
  readonly from: string;
  /** Envelope. */
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** By name, in small letters. */
  readonly headers: Readonly<Record<string, string>>;
  /** As it came. */
  readonly raw: string;
};

export type MailReceiver = {
  /** `smtp://127.0.0.1:N` */
  readonly url: string;
  readonly messages: readonly ReceivedMail[];
  /** The next one to that address that `next` has not given yet; waits for it. */
  next(to: string): Promise<ReceivedMail>;
  /** RCPT for that address answers `code`, `times` times over (for ever, if not said). */
  refuse(address: string, code: number, times?: number): void;
  /** The next message to that address is kept, then the line is cut before it is acknowledged. */
  cut(address: string): void;
  /**
   * The next message to that address is not acknowledged until `release` is called. `reached` resolves once it has come
   * whole.
   */
  hold(address: string): { readonly reached: Promise<void>; release(): void };
  /** Connections open at this moment, and the most there ever were. */
  connections(): { readonly now: number; readonly most: number };
  close(): Promise<void>;
};

type Waiter = { readonly to: string; give(mail: ReceivedMail): void };
type Hold = { readonly reached: () => void; readonly released: Promise<void> };

/** A real SMTP server on loopback, without TLS; nothing it takes goes further. */
export async function listenForMail(): Promise<MailReceiver> {
  const messages: ReceivedMail[] = [];
  const given = new Set<ReceivedMail>();
  const waiters: Waiter[] = [];
  const refusals = new Map<string, { code: number; times: number }>();
  const cuts = new Set<string>();
  const holds = new Map<string, Hold>();
  let most = 0;

  function arrived(mail: ReceivedMail): void {
    messages.push(mail);
    const at = waiters.findIndex(({ to }) => to === mail.to.toLowerCase());
    const [waiter] = at === -1 ? [] : waiters.splice(at, 1);
    if (waiter === undefined) return;
    given.add(mail);
    waiter.give(mail);
  }

  const server = new SMTPServer({
    name: 'receveur.example',
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    logger: false,
    onConnect(_session, callback) {
      most = Math.max(most, server.connections.size);
      callback();
    },
    onRcptTo({ address }, _session, callback) {
      const refusal = refusals.get(address.toLowerCase());
      if (refusal === undefined || refusal.times <= 0) return callback();
      refusal.times -= 1;
      callback(smtpError(refusal.code));
    },
    onData(stream, session, callback) {
      void (async () => {
        const raw = await buffer(stream);
        const { mailFrom, rcptTo } = session.envelope;
        const from = mailFrom === false ? '' : mailFrom.address;
        const mails = await Promise.all(rcptTo.map(({ address }) => read(raw, from, address)));
        mails.forEach(arrived);
        for (const { to } of mails) {
          const hold = holds.get(to.toLowerCase());
          if (hold === undefined) continue;
          holds.delete(to.toLowerCase());
          hold.reached();
          await hold.released;
        }
        if (mails.some(({ to }) => cuts.delete(to.toLowerCase()))) {
          // The class keeps its sockets to itself, and has no way of hanging up without a word.
          for (const connection of server.connections) {
            if (connection.session.id === session.id) connection._socket.destroy();
          }
          return;
        }
        callback(null, 'OK');
      })().catch(callback);
    },
  });
  // A client that hangs up in the middle is part of what is tested.
  server.on('error', () => {});
  const listener = server.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const { port } = listener.address() as AddressInfo;

  return {
    url: `smtp://127.0.0.1:${port}`,
    messages,
    next(address) {
      const to = address.toLowerCase();
      const kept = messages.find((mail) => mail.to.toLowerCase() === to && !given.has(mail));
      if (kept !== undefined) {
        given.add(kept);
        return Promise.resolve(kept);
      }
      return new Promise((give) => {
        waiters.push({ to, give });
      });
    },
    refuse(address, code, times = Number.POSITIVE_INFINITY) {
      refusals.set(address.toLowerCase(), { code, times });
    },
    cut(address) {
      cuts.add(address.toLowerCase());
    },
    hold(address) {
      const { promise: reached, resolve: tell } = Promise.withResolvers<void>();
      const { promise: released, resolve: release } = Promise.withResolvers<void>();
      holds.set(address.toLowerCase(), { reached: tell, released });
      return { reached, release };
    },
    connections: () => ({ now: server.connections.size, most }),
    async close() {
      for (const connection of server.connections) connection._socket.destroy();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
    },
  };
}

function smtpError(code: number): SMTPServerError {
  const words = code >= 500 ? 'No such mailbox' : 'Try again later';
  return Object.assign(new Error(words), { responseCode: code });
}

async function read(raw: Buffer, from: string, to: string): Promise<ReceivedMail> {
  const mail = await PostalMime.parse(raw);
  return {
    from,
    to,
    subject: mail.subject ?? '',
    text: mail.text ?? '',
    html: mail.html ?? '',
    headers: Object.fromEntries(mail.headers.map(({ key, value }) => [key, value])),
    raw: raw.toString('utf8'),
  };
}
