import PostalMime, { type Address } from 'postal-mime';

/** What a message that came back says (RFC 3464). */
export type ReturnMessage =
  | {
      readonly kind: 'refused';
      /** Of the mail that came back; in small letters. */
      readonly token: string;
      /** Enhanced status (RFC 3463), `5.1.1`; undefined where it says none. */
      readonly status: string | undefined;
    }
  /** Delayed, delivered, relayed, an answering machine, or no return message at all. */
  | { readonly kind: 'other' };

const TOKEN = /\+([0-9a-f]{30})@/i;
/** Where servers write the address that a message came for. */
const RECIPIENT_HEADERS: ReadonlySet<string> = new Set([
  'to',
  'delivered-to',
  'x-original-to',
  'envelope-to',
]);

/** @throws Error when it is no message that can be read */
export async function readReturnMessage(raw: Uint8Array): Promise<ReturnMessage> {
  const mail = await PostalMime.parse(raw, { forceRfc822Attachments: true, attachmentEncoding: 'utf8' });
  const token = tokenAmong([
    ...mail.headers.filter(({ key }) => RECIPIENT_HEADERS.has(key)).map(({ value }) => value),
    ...(mail.to ?? []).map(addressOf),
  ]);
  if (token === undefined) return { kind: 'other' };
  const report = mail.attachments.find(({ mimeType }) =>
    /^message\/(global-)?delivery-status$/.test(mimeType),
  );
  const blocks = String(report?.content ?? '')
    .replace(/\r\n/g, '\n')
    .replace(/\n[ \t]+/g, ' ')
    .split(/\n\n+/)
    .map(fieldsOf);
  const failed = blocks.find((fields) => fields.get('action')?.toLowerCase() === 'failed');
  if (failed === undefined) return { kind: 'other' };
  return {
    kind: 'refused',
    token: token.toLowerCase(),
    status: /^[45]\.\d{1,3}\.\d{1,3}/.exec(failed.get('status') ?? '')?.[0],
  };
}

function tokenAmong(addresses: readonly string[]): string | undefined {
  return addresses.map((address) => TOKEN.exec(address)?.[1]).find((token) => token !== undefined);
}

function addressOf(one: Address): string {
  return 'address' in one ? (one.address ?? '') : '';
}

function fieldsOf(block: string): ReadonlyMap<string, string> {
  return new Map(
    block.split('\n').map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()];
    }),
  );
}
