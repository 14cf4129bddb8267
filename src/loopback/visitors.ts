import { createHash, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto';

/** Someone who came by a launch address; its `client` names its window for the core, across reconnections. */
export type Visitor = { readonly client: string };

export type Visitors = {
  /** A token for one launch address. It opens once, unless it is `lasting`: then as long as the program runs. */
  newToken(lasting?: boolean): string;
  /** Uses a token: the cookie value of a new visitor, or undefined for a token that is wrong or already spent. */
  admit(token: string): string | undefined;
  /** Who sends this Cookie header, if anyone we know. */
  recognise(cookieHeader: string | undefined): Visitor | undefined;
  /** Forgets whoever sends this header: its cookie opens nothing any more. */
  dismiss(cookieHeader: string | undefined): void;
  /** Named per instance: cookies do not tell ports of one host apart. */
  readonly cookieName: string;
};

const BYTES = 32;

/**
 * Only digests are kept and compared, all of them, in constant time.
 * @param one true where there is one page: whoever is let in takes the place of who was, whose cookie opens nothing more
 */
export function makeVisitors(one = false): Visitors {
  const cookieName = `guichet-${randomBytes(6).toString('hex')}`;
  const tokens: { readonly digest: Buffer; readonly lasting: boolean }[] = [];
  const cookies: { readonly digest: Buffer; readonly visitor: Visitor }[] = [];

  function placeOf(cookieHeader: string | undefined): number {
    const value = cookieNamed(cookieHeader, cookieName);
    if (value === undefined) return -1;
    const given = digest(value);
    let found = -1;
    cookies.forEach((known, index) => {
      if (timingSafeEqual(known.digest, given)) found = index;
    });
    return found;
  }

  return {
    cookieName,
    newToken(lasting = false) {
      const token = randomBytes(BYTES).toString('base64url');
      tokens.push({ digest: digest(token), lasting });
      return token;
    },
    admit(token) {
      const given = digest(token);
      let found = -1;
      tokens.forEach((known, index) => {
        if (timingSafeEqual(known.digest, given)) found = index;
      });
      if (found === -1) return undefined;
      if (tokens[found]?.lasting !== true) tokens.splice(found, 1);
      if (one) cookies.length = 0;
      const value = randomBytes(BYTES).toString('base64url');
      cookies.push({ digest: digest(value), visitor: { client: randomUUID() } });
      return value;
    },
    recognise: (cookieHeader) => cookies[placeOf(cookieHeader)]?.visitor,
    dismiss(cookieHeader) {
      const place = placeOf(cookieHeader);
      if (place !== -1) cookies.splice(place, 1);
    },
  };
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text, 'utf8').digest();
}

function cookieNamed(header: string | undefined, name: string): string | undefined {
  for (const part of header?.split(';') ?? []) {
    const at = part.indexOf('=');
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim();
  }
  return undefined;
}
