/// <reference path="./sodium-native.d.ts" />
// The default, because Node names only a part of this CommonJS module's members when it is imported by name.
import sodium from 'sodium-native';

/** First bytes of a sealed file: what it is, and the version of its form. */
const MAGIC = Buffer.from('GUICHF01', 'latin1');
const BLOCK = 64 * 1024;
const HEADER = sodium.crypto_secretstream_xchacha20poly1305_HEADERBYTES;
const OVERHEAD = sodium.crypto_secretstream_xchacha20poly1305_ABYTES;
const MESSAGE = sodium.crypto_secretstream_xchacha20poly1305_TAG_MESSAGE;
const FINAL = sodium.crypto_secretstream_xchacha20poly1305_TAG_FINAL;

export type FileKeys = {
  /** Encrypts the bytes. */
  readonly content: Buffer;
  /** Makes the names on disk: a stolen folder must not tell which known documents it holds. */
  readonly name: Buffer;
};

/** The keys of the attachments, derived from the base's 32-byte key so that one recovery key opens both. */
export function fileKeys(dataKey: Uint8Array): FileKeys {
  return { content: subkey(dataKey, 1), name: subkey(dataKey, 2) };
}

function subkey(dataKey: Uint8Array, id: number): Buffer {
  const out = Buffer.alloc(sodium.crypto_secretstream_xchacha20poly1305_KEYBYTES);
  sodium.crypto_kdf_derive_from_key(out, id, Buffer.from('fichiers', 'latin1'), dataKey);
  return out;
}

/** Name on disk of the file whose plain SHA-256 is `sha256` (hexadecimal). */
export function sealedName(keys: FileKeys, sha256: string): string {
  const out = Buffer.alloc(32);
  sodium.crypto_generichash(out, Buffer.from(sha256, 'hex'), keys.name);
  return out.toString('hex');
}

/** Encrypts and authenticates: XChaCha20-Poly1305 in blocks of 64 KiB, the last one marked. */
export function seal(keys: FileKeys, bytes: Uint8Array): Buffer {
  const state = Buffer.alloc(sodium.crypto_secretstream_xchacha20poly1305_STATEBYTES);
  const header = Buffer.alloc(HEADER);
  sodium.crypto_secretstream_xchacha20poly1305_init_push(state, header, keys.content);
  const parts: Buffer[] = [MAGIC, header];
  for (let from = 0; from === 0 || from < bytes.byteLength; from += BLOCK) {
    const block = bytes.subarray(from, from + BLOCK);
    const cipher = Buffer.alloc(block.byteLength + OVERHEAD);
    const last = from + BLOCK >= bytes.byteLength;
    sodium.crypto_secretstream_xchacha20poly1305_push(state, cipher, block, MAGIC, last ? FINAL : MESSAGE);
    parts.push(cipher);
  }
  return Buffer.concat(parts);
}

/** The plain bytes, or undefined when one bit is not what was written, or the end is missing. */
export function unseal(keys: FileKeys, sealed: Uint8Array): Uint8Array | undefined {
  if (sealed.byteLength < MAGIC.length + HEADER + OVERHEAD) return undefined;
  if (MAGIC.compare(sealed, 0, MAGIC.length) !== 0) return undefined;
  const state = Buffer.alloc(sodium.crypto_secretstream_xchacha20poly1305_STATEBYTES);
  const tag = Buffer.alloc(1);
  const parts: Buffer[] = [];
  try {
    sodium.crypto_secretstream_xchacha20poly1305_init_pull(
      state,
      sealed.subarray(MAGIC.length, MAGIC.length + HEADER),
      keys.content,
    );
    for (let from = MAGIC.length + HEADER; from < sealed.byteLength; from += BLOCK + OVERHEAD) {
      if (tag[0] === FINAL) return undefined;
      const cipher = sealed.subarray(from, from + BLOCK + OVERHEAD);
      const block = Buffer.alloc(cipher.byteLength - OVERHEAD);
      sodium.crypto_secretstream_xchacha20poly1305_pull(state, block, tag, cipher, MAGIC);
      parts.push(block);
    }
  } catch {
    return undefined;
  }
  return tag[0] === FINAL ? Buffer.concat(parts) : undefined;
}
