import { connect } from 'node:net';
import type { SocketAddress } from './send-to-socket.ts';

/**
 * What a printer of rolls says of itself. `silent`: it took the call and does not answer questions, as some do not.
 * `closed`: its cover is open, or it stopped for a fault.
 */
export type RollStatus = 'ready' | 'paper' | 'closed' | 'silent' | 'unreachable';

/** ESC/POS: `DLE EOT 2` asks why it is off line, `DLE EOT 4` asks its paper sensors; each is answered by one byte. */
const QUESTIONS = Uint8Array.from([0x10, 0x04, 2, 0x10, 0x04, 4]);

/** Bits 1 and 4 are set and bits 0 and 7 are not, in every answer. */
const isStatus = (byte: number) => (byte & 0b1001_0011) === 0b0001_0010;

const COVER_OPEN = 0b0000_0100;
const PAPER_STOP = 0b0010_0000;
const FAULT = 0b0100_0000;
const ROLL_END = 0b0110_0000;

/** Reads the two answers; what is not an answer is passed over. */
export function readRollStatus(bytes: Uint8Array): 'ready' | 'paper' | 'closed' | undefined {
  const [offline, paper] = [...bytes].filter(isStatus);
  if (offline === undefined || paper === undefined) return undefined;
  if ((paper & ROLL_END) !== 0 || (offline & PAPER_STOP) !== 0) return 'paper';
  return (offline & (COVER_OPEN | FAULT)) !== 0 ? 'closed' : 'ready';
}

/** Asks; waits no longer than `patienceMs` in all. Prints nothing. */
export function askRoll({ host, port }: SocketAddress, patienceMs: number): Promise<RollStatus> {
  return new Promise((resolve) => {
    const socket = connect({ host, port });
    const heard: number[] = [];
    let connected = false;
    const timer = setTimeout(() => socket.destroy(), patienceMs);
    socket.on('connect', () => {
      connected = true;
      socket.write(QUESTIONS);
    });
    socket.on('data', (bytes) => {
      heard.push(...bytes.subarray(0, 64));
      if (heard.length > 64 || readRollStatus(Uint8Array.from(heard)) !== undefined) socket.end();
    });
    socket.on('error', () => {});
    socket.on('close', () => {
      clearTimeout(timer);
      resolve(connected ? (readRollStatus(Uint8Array.from(heard)) ?? 'silent') : 'unreachable');
    });
  });
}
