import { holdsCardNumber } from '../../../rules/card-number.ts';

/**
 * The fields that are read of a terminal's answer. Whatever else it carries (the card's number in AA, its expiry in AB,
 * its application in AI, a receipt …) is dropped while the frame is read: it reaches nothing of the program.
 * CZ version, CJ protocol, CA till, CB amount in cents, CD action, CE currency, CF our own number, AE done or not,
 * AF why not, AC authorisation, CC kind of card.
 */
const READ = ['CZ', 'CJ', 'CA', 'CB', 'CD', 'CE', 'CF', 'AE', 'AF', 'AC', 'CC'] as const;
export type CaisseTag = (typeof READ)[number];
export type CaisseFields = ReadonlyMap<CaisseTag, string>;

/** Longer than any answer: what goes on is no frame. */
export const LONGEST_FRAME = 4_096;

const HEAD = 5;

/** Two letters, three figures of length, the value; one after the other, CZ first. @throws RangeError for what no frame holds */
export function caisseFrame(fields: readonly (readonly [CaisseTag, string])[]): Uint8Array {
  const text = fields
    .map(([tag, value]) => {
      if (!/^[\x20-\x7e]{1,999}$/.test(value)) throw new RangeError(`not a value of ${tag}`);
      return `${tag}${String(value.length).padStart(3, '0')}${value}`;
    })
    .join('');
  return Buffer.from(text, 'ascii');
}

export type ReadFrame =
  | { readonly kind: 'whole'; readonly fields: CaisseFields }
  /** More is to come. */
  | { readonly kind: 'begun' }
  | { readonly kind: 'malformed' };

/** Reads what has come so far. A field that holds a card number, whichever it is, is dropped like those that are not read. */
export function readCaisseFrame(bytes: Uint8Array): ReadFrame {
  if (bytes.length > LONGEST_FRAME) return { kind: 'malformed' };
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const fields = new Map<CaisseTag, string>();
  let at = 0;
  while (at < text.length) {
    const head = text.slice(at, at + HEAD);
    if (!/^[A-Z]{2}\d{3}$/.test(`${head}${'AA000'.slice(head.length)}`)) return { kind: 'malformed' };
    if (head.length < HEAD) return { kind: 'begun' };
    const end = at + HEAD + Number(head.slice(2));
    if (end > text.length) return { kind: 'begun' };
    const tag = READ.find((one) => one === head.slice(0, 2));
    const value = text.slice(at + HEAD, end);
    if (tag !== undefined) {
      // Said twice, it could be read either way.
      if (fields.has(tag)) return { kind: 'malformed' };
      if (!holdsCardNumber(value)) fields.set(tag, value);
    }
    at = end;
  }
  return { kind: 'whole', fields };
}
