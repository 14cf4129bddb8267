// sodium-native ships no types; only what the file store calls is declared.
declare module 'sodium-native' {
  export const crypto_secretstream_xchacha20poly1305_KEYBYTES: number;
  export const crypto_secretstream_xchacha20poly1305_STATEBYTES: number;
  export const crypto_secretstream_xchacha20poly1305_HEADERBYTES: number;
  export const crypto_secretstream_xchacha20poly1305_ABYTES: number;
  export const crypto_secretstream_xchacha20poly1305_TAG_MESSAGE: number;
  export const crypto_secretstream_xchacha20poly1305_TAG_FINAL: number;
  /** `context` is eight bytes. */
  export function crypto_kdf_derive_from_key(
    subkey: Uint8Array,
    id: number,
    context: Uint8Array,
    key: Uint8Array,
  ): void;
  export function crypto_generichash(output: Uint8Array, input: Uint8Array, key?: Uint8Array): void;
  export function crypto_secretstream_xchacha20poly1305_init_push(
    state: Uint8Array,
    header: Uint8Array,
    key: Uint8Array,
  ): void;
  export function crypto_secretstream_xchacha20poly1305_push(
    state: Uint8Array,
    cipher: Uint8Array,
    message: Uint8Array,
    additional: Uint8Array | null,
    tag: number,
  ): number;
  export function crypto_secretstream_xchacha20poly1305_init_pull(
    state: Uint8Array,
    header: Uint8Array,
    key: Uint8Array,
  ): void;
  /** Throws when the block is not authentic. */
  export function crypto_secretstream_xchacha20poly1305_pull(
    state: Uint8Array,
    message: Uint8Array,
    tag: Uint8Array,
    cipher: Uint8Array,
    additional: Uint8Array | null,
  ): number;
  const sodium: typeof import('sodium-native');
  // A CommonJS module's members are its default export.
  export default sodium;
}
