import { dwellingLine, listAnnexes } from '../../accounts/dwelling-words.ts';
import { addressLine, type LeaseSummary } from '../../accounts/lease-summary.ts';
import type { ReadableDb } from '../../database/connection.ts';
import { standingOf } from '../../dossier/standing.ts';
import type { CommonFacts } from '../paper-facts.ts';

/**
 * The dwelling as paper shows it; without its address when someone's is protected (B36, precision 21). In the window of
 * the envelope, the address for letters where the file has one.
 */
export function dwellingFacts(db: ReadableDb, lease: LeaseSummary): CommonFacts['dwelling'] {
  return {
    address: addressLine(lease),
    postalLines:
      lease.addressMasked === 1 ? [] : (standingOf(db, lease).postal?.slice() ?? postalLines(lease)),
    description: dwellingLine(lease.dwellingType, listAnnexes(db, lease.annexes)),
  };
}

/** Lines 2 and after of a postal address: capitals, the postal code and town alone on the last one. */
function postalLines(lease: LeaseSummary): string[] {
  const inside = [
    labelled('bât.', lease.building),
    labelled('esc.', lease.stair),
    labelled('apt', lease.door),
  ].filter((part) => part !== '');
  return [lease.address1, inside.join(' '), lease.address2 ?? '', `${lease.postalCode} ${lease.city}`]
    .map((line) => line.trim().toLocaleUpperCase('fr'))
    .filter((line) => line !== '');
}

/** The label only where the landlord's file has not already written it. */
function labelled(label: string, value: string | null): string {
  const text = value?.trim() ?? '';
  return text === '' || /^(b[âa]t|esc|ap|porte)/i.test(text) ? text : `${label} ${text}`;
}
