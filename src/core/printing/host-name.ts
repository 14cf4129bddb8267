import { isIP } from 'node:net';

/** A label of a host name (RFC 1123). */
const LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/i;

/** Whether it is the name or the IP address of a machine: no scheme, no port, no path. */
export function isHost(text: string): boolean {
  if (isIP(text) !== 0) return true;
  const labels = text.split('.');
  // "192.168.1" or "300.1.1.1" is a mistyped address, not a name.
  return (
    text.length <= 120 && labels.every((label) => LABEL.test(label)) && !/^\d+$/.test(labels.at(-1) ?? '')
  );
}
