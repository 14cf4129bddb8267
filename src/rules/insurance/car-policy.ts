import { type FoldedWord, foldWords } from '../fold.ts';

const VEHICLES = new Set([
  'AUTO',
  'AUTOS',
  'AUTOMOBILE',
  'AUTOMOBILES',
  'VEHICULE',
  'VEHICULES',
  'VOITURE',
  'VOITURES',
  'MOTO',
  'MOTOS',
  'MOTOCYCLE',
  'SCOOTER',
  'CYCLOMOTEUR',
  'TROTTINETTE',
  'UTILITAIRE',
  'IMMAT',
  'IMMATRICULATION',
  'IMMATRICULE',
]);

/** A contract that also says a home is one for a home, whatever else it insures. */
const HOME = new Set([
  'HABITATION',
  'HABITATIONS',
  'LOGEMENT',
  'LOCATIF',
  'LOCATIFS',
  'LOCATIVE',
  'MRH',
  'MAISON',
  'APPARTEMENT',
  'IMMEUBLE',
]);

/** Words after which a vehicle is none: the self-employed, and an insurer whose name tells whom it began with. */
const NOT_AFTER: Readonly<Record<string, readonly string[]>> = {
  AUTO: ['ENTREPRENEUR', 'ENTREPRENEURS', 'ENTREPRENEUSE', 'ENTREPRISE', 'ECOLE'],
  AUTOMOBILE: ['DES', 'CLUB'],
};

/** A number plate since 2009: no I, O or U, and no SS before the figures. */
const PLATE = /^(?!SS)[A-HJ-NP-TV-Z]{2}\d{3}(?!SS)[A-HJ-NP-TV-Z]{2}$/;

/**
 * Whether an insurer or a policy number reads like a car's: a word of vehicles that stands alone, or a number plate.
 * "Automobile des instituteurs" is an insurer of homes, "auto-entrepreneur" a tradesman.
 */
export function looksLikeCarPolicy(insurer: string, policy: string): boolean {
  const words = [...foldWords(insurer), ...foldWords(policy)];
  if (words.some(({ text }) => HOME.has(text))) return false;
  return namesVehicle(foldWords(insurer)) || namesVehicle(foldWords(policy)) || holdsPlate(foldWords(policy));
}

function namesVehicle(words: readonly FoldedWord[]): boolean {
  return words.some(({ text }, index) => {
    if (!VEHICLES.has(text)) return false;
    const next = words[index + 1]?.text;
    return next === undefined || !(NOT_AFTER[text] ?? []).includes(next);
  });
}

/** `AB-123-CD`, `AB 123 CD` anywhere; `AB123CD` only where it is all there is. */
function holdsPlate(words: readonly FoldedWord[]): boolean {
  if (words.length === 1) return PLATE.test(words[0]?.text ?? '');
  return words.some(({ text }, index) => {
    const [figures, end] = [words[index + 1]?.text ?? '', words[index + 2]?.text ?? ''];
    return text.length === 2 && figures.length === 3 && end.length === 2 && PLATE.test(text + figures + end);
  });
}
