const UNITS = [
  'zéro',
  'un',
  'deux',
  'trois',
  'quatre',
  'cinq',
  'six',
  'sept',
  'huit',
  'neuf',
  'dix',
  'onze',
  'douze',
  'treize',
  'quatorze',
  'quinze',
  'seize',
  'dix-sept',
  'dix-huit',
  'dix-neuf',
] as const;
const TENS = [
  '',
  '',
  'vingt',
  'trente',
  'quarante',
  'cinquante',
  'soixante',
  'soixante',
  'quatre-vingt',
  'quatre-vingt',
] as const;

/**
 * The amount in French words, as on a cheque and in the sentence of discharge:
 * "deux cent quatre-vingt-quinze euros et trente-quatre centimes". Traditional spelling: hyphens below a
 * hundred only. Source: CMF L.131-10 makes the words prevail over the figures, so they must be exact.
 * @param amount cents; a negative amount begins with "moins"
 */
export function amountInWords(amount: number): string {
  if (!Number.isSafeInteger(amount)) throw new RangeError(`Not a whole number of cents: ${amount}`);
  const absolute = Math.abs(amount);
  const euros = Math.trunc(absolute / 100);
  const hundredths = absolute % 100;
  const sign = amount < 0 ? 'moins ' : '';
  const small =
    hundredths === 0 ? '' : `${integerInWords(hundredths)} ${hundredths === 1 ? 'centime' : 'centimes'}`;
  if (euros === 0 && small !== '') return sign + small;
  // "deux millions d'euros": million and milliard are nouns, and ask for "de" when nothing follows them.
  const noun = euros > 0 && euros % 1_000_000 === 0 ? "d'euros" : euros < 2 ? 'euro' : 'euros';
  return `${sign}${integerInWords(euros)} ${noun}${small === '' ? '' : ` et ${small}`}`;
}

function integerInWords(n: number): string {
  if (n === 0) return UNITS[0];
  const parts: string[] = [];
  const billions = Math.trunc(n / 1e9);
  const millions = Math.trunc(n / 1e6) % 1000;
  const thousands = Math.trunc(n / 1000) % 1000;
  const rest = n % 1000;
  if (billions > 0) parts.push(`${integerInWords(billions)} ${billions > 1 ? 'milliards' : 'milliard'}`);
  if (millions > 0) parts.push(`${belowThousand(millions, true)} ${millions > 1 ? 'millions' : 'million'}`);
  // Mille is a numeral: it never takes an s, is never "un mille", and takes the plural off the word before it.
  if (thousands === 1) parts.push('mille');
  else if (thousands > 1) parts.push(`${belowThousand(thousands, false)} mille`);
  if (rest > 0) parts.push(belowThousand(rest, true));
  return parts.join(' ');
}

function belowThousand(n: number, endsTheNumeral: boolean): string {
  const hundreds = Math.trunc(n / 100);
  const rest = n % 100;
  const tail = rest === 0 ? '' : belowHundred(rest, endsTheNumeral);
  if (hundreds === 0) return tail;
  const plural = hundreds > 1 && rest === 0 && endsTheNumeral ? 'cents' : 'cent';
  const head = hundreds === 1 ? plural : `${unit(hundreds)} ${plural}`;
  return tail === '' ? head : `${head} ${tail}`;
}

function belowHundred(n: number, endsTheNumeral: boolean): string {
  if (n < 20) return unit(n);
  if (n === 80) return endsTheNumeral ? 'quatre-vingts' : 'quatre-vingt';
  const ten = Math.trunc(n / 10);
  const base = TENS[ten] ?? '';
  // 70 to 79 and 90 to 99 count on from ten: soixante-dix, quatre-vingt-onze.
  const rest = ten === 7 || ten === 9 ? n - (ten - 1) * 10 : n % 10;
  if (rest === 0) return base;
  const joinedByEt = (rest === 1 || rest === 11) && n < 80;
  return joinedByEt ? `${base} et ${unit(rest)}` : `${base}-${unit(rest)}`;
}

function unit(n: number): string {
  return UNITS[n] ?? '';
}
