import { looseKey, type ReferenceReading, type StoredKey } from './rule.ts';

/** A format nobody has described is compared whole: NFC, trimmed, upper case, and nothing else (precision 16). */
function opaqueKey(text: string): string {
  return text.normalize('NFC').trim().toUpperCase();
}

export function storedKeyOfOpaque(printed: string): StoredKey {
  const key = opaqueKey(printed);
  return key === '' ? { kind: 'invalid', reason: 'La référence est vide.' } : { kind: 'ok', key };
}

export function readOpaque(typed: string): ReferenceReading {
  const key = opaqueKey(typed);
  if (key === '') return { kind: 'none' };
  const loose = looseKey(key);
  return {
    kind: 'candidates',
    keys: [key],
    looseKeys: loose === '' ? [] : [loose],
    looseHit: 'offer',
    prefixes: [key],
  };
}
