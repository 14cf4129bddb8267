// sodium-native ships no types; only what the file store calls is declared.
declare module 'sodium-native' {
  type Bytes = Uint8Array;
  type Sodium = {
    readonly crypto_kdf_KEYBYTES: number;
    readonly crypto_secretstream_xchacha20poly1305_KEYBYTES: number;
    readonly crypto_secretstream_xchacha20poly1305_STATEBYTES: number;
    readonly crypto_secretstream_xchacha20poly1305_HEADERBYTES: number;
    readonly crypto_secretstream_xchacha20poly1305_ABYTES: number;
    readonly crypto_secretstream_xchacha20poly1305_TAG_MESSAGE: number;
    readonly crypto_secretstream_xchacha20poly1305_TAG_FINAL: number;
    crypto_kdf_derive_from_key(subkey: Bytes, id: number, context: Bytes, key: Bytes): void;
    crypto_generichash(output: Bytes, input: Bytes, key?: Bytes): void;
    crypto_secretstream_xchacha20poly1305_init_push(state: Bytes, header: Bytes, key: Bytes): void;
    crypto_secretstream_xchacha20poly1305_push(
      state: Bytes,
      cipher: Bytes,
      message: Bytes,
      additional: Bytes | null,
      tag: number,
    ): number;
    crypto_secretstream_xchacha20poly1305_init_pull(state: Bytes, header: Bytes, key: Bytes): void;
    /** Throws when the block is not authentic. */
    crypto_secretstream_xchacha20poly1305_pull(
      state: Bytes,
      message: Bytes,
      tag: Bytes,
      cipher: Bytes,
      additional: Bytes | null,
    ): number;
  };
  const sodium: Sodium;

  export { sodium as default };
}
