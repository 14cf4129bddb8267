import { connect } from 'node:net';
import { PrinterFault } from '../ports.ts';

export type SocketAddress = { readonly host: string; readonly port: number };
export type SocketPatience = {
  /** Until the printer answers the call. */
  readonly connectMs: number;
  /** Without a byte taken, or without the end being confirmed. */
  readonly silentMs: number;
};

export const SOCKET_PATIENCE: SocketPatience = { connectMs: 5_000, silentMs: 15_000 };

/**
 * Sends the bytes and waits until the printer has closed its side after ours: what was written may still be in the
 * memory of this post, so written is not received. A printer that stops reading (unplugged, no paper) or does not
 * close is a fault, never a success.
 *
 * @throws PrinterFault `unreachable` before the first byte, `cut` while sending, `silent` when all went and nothing
 * confirmed it
 */
export function sendToSocket(
  { host, port }: SocketAddress,
  bytes: Uint8Array,
  { connectMs, silentMs }: SocketPatience = SOCKET_PATIENCE,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port });
    let connected = false;
    let sent = false;
    let fault: PrinterFault | undefined;
    const fail = (reason: 'unreachable' | 'cut' | 'silent', detail: string) => {
      fault ??= new PrinterFault(reason, detail);
      socket.destroy();
    };
    socket.setTimeout(connectMs, () => {
      if (!connected) fail('unreachable', 'connect timeout');
      else if (sent) fail('silent', 'no end');
      else fail('cut', 'stopped reading');
    });
    socket.on('connect', () => {
      connected = true;
      socket.setTimeout(silentMs);
      socket.end(bytes);
    });
    socket.on('finish', () => {
      sent = true;
    });
    // Nothing is read from it; unread bytes would hide its end.
    socket.resume();
    socket.on('end', () => {
      if (!sent) fail('cut', 'closed early');
    });
    socket.on('error', (error) =>
      fail(connected ? 'cut' : 'unreachable', 'code' in error ? String(error.code) : error.name),
    );
    socket.on('close', () => {
      if (fault === undefined && sent) resolve();
      else reject(fault ?? new PrinterFault(connected ? 'cut' : 'unreachable', 'closed'));
    });
  });
}

/** Whether something listens there. */
export function answers({ host, port }: SocketAddress, connectMs: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port });
    socket.setTimeout(connectMs, () => socket.destroy());
    socket.on('connect', () => {
      resolve(true);
      socket.end();
    });
    socket.on('error', () => {});
    socket.on('close', () => resolve(false));
  });
}
