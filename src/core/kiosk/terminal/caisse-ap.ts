import { connect } from 'node:net';
import { type CardTerminal, type TerminalAnswer, TerminalFault } from '../../ports.ts';
import { type CaisseFields, caisseFrame, LONGEST_FRAME, readCaisseFrame } from './caisse-frame.ts';

export type CaissePatience = {
  /** Until the terminal takes the call. */
  readonly connectMs: number;
  /** Until it says what came of a debit: somebody looks for his card and for his code. */
  readonly debitMs: number;
  /** Until it says what it did before. */
  readonly recallMs: number;
  /** After a whole frame: an answer has no mark of its end. */
  readonly quietMs: number;
};

export const CAISSE_PATIENCE: CaissePatience = {
  connectMs: 5_000,
  debitMs: 180_000,
  recallMs: 8_000,
  quietMs: 250,
};

export type CaisseAddress = { readonly host: string; readonly port: number };

const VERSION = '0300';
/** Name of the calling protocol, echoed by the terminal. */
const PROTOCOL = '012345678901';
const TILL = '01';
const EURO = '978';
const ACTIONS = { debit: '0', duplicate: '3' } as const;

/** Why nothing was done, by the codes of AF that are known; any other is an error of the terminal. */
const REASONS: Readonly<Record<string, Extract<TerminalAnswer, { kind: 'declined' }>['reason']>> = {
  '04': 'refused',
  '05': 'refused',
  '06': 'cancelled',
  '08': 'timeout',
  '11': 'cancelled',
};

/**
 * A terminal that speaks Caisse-AP 3 over IP ("concert"): one TCP call per order, the answer on the same call.
 * What it does not give (steps of the holder, an order to give up) the screen does without: its own red key gives up.
 */
export function caisseApTerminal(
  address: CaisseAddress,
  patience: CaissePatience = CAISSE_PATIENCE,
): CardTerminal {
  return {
    longestWorkMs: patience.debitMs,
    state: () => reached(address, patience.connectMs),
    async debit({ operation, amountCents }, onStep) {
      onStep('asking');
      const frame = caisseFrame([
        ['CZ', VERSION],
        ['CJ', PROTOCOL],
        ['CA', TILL],
        ['CB', String(amountCents)],
        ['CD', ACTIONS.debit],
        ['CE', EURO],
        ['CF', numberOf(operation)],
      ]);
      const fields = await exchange(address, frame, {
        ...patience,
        answerMs: patience.debitMs,
        onSent: () => onStep('card'),
      });
      refuseStranger(fields, ACTIONS.debit);
      return answerOf(fields, amountCents);
    },
    async recall(operation) {
      const frame = caisseFrame([
        ['CZ', VERSION],
        ['CJ', PROTOCOL],
        ['CA', TILL],
        ['CD', ACTIONS.duplicate],
        ['CE', EURO],
      ]);
      const fields = await exchange(address, frame, { ...patience, answerMs: patience.recallMs });
      refuseStranger(fields, ACTIONS.duplicate);
      // It repeats its last operation, believed only when it bears a number of ours; we do not send the one we look for,
      // since a terminal that echoes what it is sent would then answer for any operation.
      const last = fields.get('CF');
      if (last === undefined || !/^[0-9a-f]{32}$/.test(last))
        throw new TerminalFault(true, 'its last operation has no number of ours');
      if (last !== numberOf(operation)) return { kind: 'never' };
      const answer = answerOf(fields, undefined);
      if (answer.kind === 'accepted' && answer.authorisation === '')
        throw new TerminalFault(true, 'its last operation has no authorisation');
      return answer;
    },
    async abort() {},
  };
}

/** A UUID without its dashes: the field takes letters and figures. */
function numberOf(operation: string): string {
  return operation.replaceAll('-', '').toLowerCase();
}

/** What is answered to another till, in another money or about another order is not an answer to ours. */
function refuseStranger(fields: CaisseFields, action: string): void {
  const echoes = [
    [fields.get('CJ'), PROTOCOL],
    [fields.get('CA'), TILL],
    [fields.get('CE'), EURO],
    [fields.get('CD'), action],
  ] as const;
  if (echoes.some(([said, ours]) => said !== undefined && said !== ours))
    throw new TerminalFault(true, 'an answer to somebody else');
}

function answerOf(fields: CaisseFields, askedCents: number | undefined): TerminalAnswer {
  const done = fields.get('AE');
  if (done === '01') return { kind: 'declined', reason: REASONS[fields.get('AF') ?? ''] ?? 'error' };
  if (done !== '10') throw new TerminalFault(true, 'neither done nor not done');
  const said = fields.get('CB');
  const amountCents = said === undefined ? askedCents : /^\d{1,12}$/.test(said) ? Number(said) : undefined;
  if (amountCents === undefined) throw new TerminalFault(true, 'done, for no amount');
  return { kind: 'accepted', authorisation: (fields.get('AC') ?? '').trim(), amountCents };
}

type Exchange = CaissePatience & { readonly answerMs: number; readonly onSent?: () => void };

/**
 * One order and its answer. From the moment the order is handed to the network it may have been obeyed.
 * @throws TerminalFault
 */
function exchange(address: CaisseAddress, frame: Uint8Array, how: Exchange): Promise<CaisseFields> {
  return new Promise((resolve, reject) => {
    const socket = connect(address);
    let sent = false;
    let heard = Buffer.alloc(0);
    let fields: CaisseFields | undefined;
    let fault: TerminalFault | undefined;
    const fail = (detail: string) => {
      fault ??= new TerminalFault(sent, detail);
      socket.destroy();
    };
    let limit = setTimeout(() => fail('no call'), how.connectMs);
    let quiet: NodeJS.Timeout | undefined;
    socket.on('connect', () => {
      clearTimeout(limit);
      limit = setTimeout(() => fail('no answer'), how.answerMs);
      sent = true;
      socket.write(frame);
      how.onSent?.();
    });
    socket.on('data', (bytes) => {
      clearTimeout(quiet);
      if (heard.length + bytes.length > LONGEST_FRAME) return fail('an answer without an end');
      heard = Buffer.concat([heard, bytes]);
      const read = readCaisseFrame(heard);
      fields = undefined;
      if (read.kind === 'malformed') return fail('not a frame');
      if (read.kind === 'begun' || !read.fields.has('AE')) return;
      fields = read.fields;
      quiet = setTimeout(() => socket.destroy(), how.quietMs);
    });
    socket.on('error', (error) => fail('code' in error ? String(error.code) : error.name));
    socket.on('close', () => {
      clearTimeout(limit);
      clearTimeout(quiet);
      heard.fill(0);
      if (fault === undefined && fields !== undefined) resolve(fields);
      else reject(fault ?? new TerminalFault(sent, 'closed'));
    });
  });
}

/** Whether something takes the call there. */
function reached(address: CaisseAddress, connectMs: number): Promise<'ready' | 'error'> {
  return new Promise((resolve) => {
    const socket = connect(address);
    const limit = setTimeout(() => socket.destroy(), connectMs);
    let answered = false;
    socket.on('connect', () => {
      answered = true;
      socket.end();
    });
    socket.on('error', () => {});
    socket.on('close', () => {
      clearTimeout(limit);
      resolve(answered ? 'ready' : 'error');
    });
  });
}
