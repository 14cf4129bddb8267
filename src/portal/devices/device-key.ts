import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import { sessionText } from '../../contract/portal.ts';

/** A key whose other half was thrown away. */
const DECOY = 'MCowBQYDK2VwAyEAjlWvOXqAtBHXrjzrgIz8j+yBIUwwHOaG1taSChGZFUU=';

/** Undefined for anything but an Ed25519 key, SPKI, base64. */
export function readDeviceKey(base64: string): KeyObject | undefined {
  try {
    const key = createPublicKey({ key: Buffer.from(base64, 'base64'), format: 'der', type: 'spki' });
    return key.asymmetricKeyType === 'ed25519' ? key : undefined;
  } catch {
    return undefined;
  }
}

/** Whether the device signed this nonce. An unknown device (`publicKey` undefined) takes the same work and fails. */
export function signatureHolds(
  publicKey: string | undefined,
  device: string,
  nonce: string,
  signature: string,
): boolean {
  const key = readDeviceKey(publicKey ?? DECOY);
  const signed = Buffer.from(sessionText(device, nonce));
  const holds = key !== undefined && verify(null, signed, key, Buffer.from(signature, 'base64'));
  return holds && publicKey !== undefined;
}
