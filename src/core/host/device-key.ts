import {
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
  randomBytes,
  sign,
} from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DeviceKey, SecretsError } from '../ports.ts';
import { writeDurably } from './durable-file.ts';
import { KEY_FOLDER } from './key-folder.ts';

export const DEVICE_KEY_FILE = 'poste.cle';

/** First bytes of the file: what it is, and the version of its form. */
const MAGIC = Buffer.from('GUICHK01', 'latin1');
const NONCE = 12;
const TAG = 16;

/**
 * The key by which the landlord's portal knows this post: Ed25519, made at first use and kept beside the data key, sealed
 * with it. It is outside the base: a copy of the base alone does not speak in this post's name.
 */
export function fileDeviceKey(dataFolder: string, dataKey: () => Uint8Array | undefined): DeviceKey {
  let known: KeyObject | undefined;

  function privateKey(): KeyObject {
    known ??= readOrMake();
    return known;
  }

  function readOrMake(): KeyObject {
    const key = dataKey();
    if (key === undefined) throw new SecretsError('no data key to seal the key of the post with');
    const folder = join(dataFolder, KEY_FOLDER);
    const file = join(folder, DEVICE_KEY_FILE);
    if (existsSync(file)) return unsealed(key, readFileSync(file));
    const made = generateKeyPairSync('ed25519').privateKey;
    writeDurably(folder, DEVICE_KEY_FILE, sealed(key, made.export({ format: 'der', type: 'pkcs8' })));
    return made;
  }

  return {
    publicKey: () => createPublicKey(privateKey()).export({ format: 'der', type: 'spki' }).toString('base64'),
    sign: (text) => sign(null, Buffer.from(text, 'utf8'), privateKey()).toString('base64'),
  };
}

function sealed(dataKey: Uint8Array, plain: Uint8Array): Buffer {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', sealingKey(dataKey), nonce, { authTagLength: TAG });
  cipher.setAAD(MAGIC);
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([MAGIC, nonce, cipher.getAuthTag(), body]);
}

function unsealed(dataKey: Uint8Array, file: Uint8Array): KeyObject {
  const bytes = Buffer.from(file);
  const head = MAGIC.length;
  try {
    if (!bytes.subarray(0, head).equals(MAGIC)) throw new Error('not a key of a post');
    const nonce = bytes.subarray(head, head + NONCE);
    const cipher = createDecipheriv('aes-256-gcm', sealingKey(dataKey), nonce, { authTagLength: TAG });
    cipher.setAAD(MAGIC);
    cipher.setAuthTag(bytes.subarray(head + NONCE, head + NONCE + TAG));
    const plain = Buffer.concat([cipher.update(bytes.subarray(head + NONCE + TAG)), cipher.final()]);
    return createPrivateKey({ key: plain, format: 'der', type: 'pkcs8' });
  } catch (error) {
    throw new SecretsError('the key of the post cannot be read', { cause: error });
  }
}

/** A key of its own for this one use of the data key. */
function sealingKey(dataKey: Uint8Array): Buffer {
  return Buffer.from(hkdfSync('sha256', dataKey, '', 'guichet poste', 32));
}
