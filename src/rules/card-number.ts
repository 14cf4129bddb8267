const SHORTEST = 13;
const LONGEST = 19;

/**
 * True when a text holds a payment card's number: 13 to 19 digits that satisfy Luhn, however they are spaced. Such a
 * number may never be kept (ui.md "Encaisser": the card field is the authorisation number).
 */
export function holdsCardNumber(text: string): boolean {
  const runs = text.normalize('NFKC').match(/\d(?:[\d\s\p{Cf}\p{Pd}.,/_]*\d)?/gu) ?? [];
  return runs.some((run) => {
    const groups = run.match(/\d+/g) ?? [];
    return groups.some((_, first) => beginsCard(groups.slice(first)));
  });
}

/** A card's number ends with a group: what follows it may be its expiry date. */
function beginsCard(groups: readonly string[]): boolean {
  let digits = '';
  for (const group of groups) {
    digits += group;
    if (digits.length > LONGEST) return false;
    if (digits.length >= SHORTEST && luhn(digits)) return true;
  }
  return false;
}

function luhn(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i]);
    const doubled = i % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  // Thirteen zeros satisfy Luhn and are no card.
  return sum > 0 && sum % 10 === 0;
}
