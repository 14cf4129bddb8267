const WORDS =
  'zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf'.split(
    ' ',
  );
const DAYS = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'];
const MONTHS = 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(
  ' ',
);

/** Reads a number below 60 as a person does. */
function read(words: string): number {
  const known = WORDS.indexOf(words.trim());
  if (known !== -1) return known;
  const [tens = '', ...rest] = words.trim().split(/-| et /);
  const base = { vingt: 20, trente: 30, quarante: 40, cinquante: 50 }[tens];
  if (base === undefined) throw new Error(`not a number: ${words}`);
  return base + (rest.length === 0 ? 0 : read(rest.join('-')));
}

/** Answers the question of a page as a person does. */
export function answerTo(page: string): string {
  const asked = /<label class="field-label" for="reponse">([^<]+)</.exec(page)?.[1] ?? page;
  const sentence = asked.replaceAll('\u202f', ' ');
  const sum = /Combien font (.+) plus (.+) \?/.exec(sentence);
  if (sum !== null) return String(read(sum[1] ?? '') + read(sum[2] ?? ''));
  const rest = /Combien font (.+) moins (.+) \?/.exec(sentence);
  if (rest !== null) return String(read(rest[1] ?? '') - read(rest[2] ?? ''));
  const day = /Quel jour vient juste après (.+) \?/.exec(sentence);
  if (day !== null) return DAYS[(DAYS.indexOf(day[1] ?? '') + 1) % 7] ?? '';
  const month = /Quel mois vient juste après (.+) \?/.exec(sentence);
  if (month !== null) return MONTHS[(MONTHS.indexOf(month[1] ?? '') + 1) % 12] ?? '';
  const digits = /Écrivez ce nombre en chiffres : (.+)\./.exec(sentence);
  if (digits !== null) return String(read(digits[1] ?? ''));
  const largest = /Quel est le plus grand : (.+), (.+) ou (.+) \?/.exec(sentence);
  if (largest !== null) return String(Math.max(...largest.slice(1).map(read)));
  throw new Error(`no such question: ${sentence}`);
}
