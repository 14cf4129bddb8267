import type { LandlordProfile } from '../../../rules/profile-schema.ts';

/** A part of a letter; both its texts are made of the same parts. */
export type Part =
  | { readonly kind: 'text'; readonly text: string }
  /** Alone on its line: mail readers that show no HTML find it whole. */
  | { readonly kind: 'link'; readonly url: string }
  | { readonly kind: 'fact'; readonly label: string; readonly value: string };

export type Letter = {
  /** Names nobody: it is read over a shoulder, on a locked telephone. */
  readonly subject: string;
  readonly parts: readonly Part[];
  /** Why this mail came, where the tenant may stop it; `asked`: at the counter, this once. */
  readonly because: 'space' | 'consent' | 'asked';
};

/** Who writes: the landlord, by its profile, and where the tenants' pages are. */
export type LetterDesk = { readonly profile: LandlordProfile; readonly address: string };

export function text(words: string): Part {
  return { kind: 'text', text: words };
}

export function link(url: string): Part {
  return { kind: 'link', url };
}

export function fact(label: string, value: string): Part {
  return { kind: 'fact', label, value };
}

/** A page of the tenants', whatever is known of the address: the portal's, theirs, or as the landlord's guide writes it. */
export function spaceAddress(address: string, path = ''): string {
  const base = address.replace(/\/+$/, '');
  const whole = /^https?:/.test(base) ? base : `https://${base}`;
  return `${whole.endsWith('/espace') ? whole : `${whole}/espace`}${path}`;
}

/** Nothing where no address is known: the portal has never been served. */
export function spaceLink(before: string, address: string, path = ''): readonly Part[] {
  return address === '' ? [] : [text(before), link(spaceAddress(address, path))];
}

/** Where an answer to a mail goes: somebody reads it. */
export function replyAddress({ space, letterhead }: LandlordProfile): string {
  return space.supportEmail.value ?? letterhead.email;
}

/** A sentence of the landlord's guide, whose spaces are those of a web page. */
export function asPrinted(words: string): string {
  return words
    .replace(/«\s*/g, '«\u202f')
    .replace(/\s*»/g, '\u202f»')
    .replace(/ ([:;?!])/g, '\u202f$1');
}
