import type { ConsentKind, ConsentMode } from '../../../rules/registrations/consents.ts';
import type { Steps } from '../acts/steps.ts';

export type SpaceField = 'nom' | 'prenom' | 'date_naissance';
export type ConsentStep = `consent-${ConsentKind}`;
export type SpaceStep = SpaceField | 'email' | 'again' | 'terms' | ConsentStep | 'check';

export type ConsentOffered = {
  readonly kind: ConsentKind;
  readonly mode: ConsentMode;
  readonly given: boolean;
};

/** What comes with the space has no question: it is told before the space is asked for. */
export function askedConsents<C extends ConsentOffered>(consents: readonly C[]): readonly C[] {
  return consents.filter(({ mode }) => mode !== 'included');
}

/** The questions of a registration: who one is, the address typed twice where there is one, the terms, each consent. */
export function spaceSteps(
  fields: readonly SpaceField[],
  email: string | null,
  consents: readonly ConsentOffered[],
): Steps<SpaceStep> {
  const rest: SpaceStep[] = [
    ...(email === null || email.trim() === '' ? [] : ['again' as const]),
    'terms',
    ...askedConsents(consents).map(({ kind }): ConsentStep => `consent-${kind}`),
    'check',
  ];
  const [first, ...others] = fields;
  return first === undefined ? ['email', ...rest] : [first, ...others, 'email', ...rest];
}

/** Which question an answer of the core's input came from. */
export const SPACE_FIELDS: Readonly<Record<string, SpaceStep>> = {
  lastName: 'nom',
  firstName: 'prenom',
  birth: 'date_naissance',
  email: 'email',
  emailAgain: 'again',
  termsAccepted: 'terms',
  legalVersion: 'terms',
};

export type Answers = Readonly<Partial<Record<ConsentKind, boolean>>>;

/** Every consent with its answer; one that comes with the space is given, one not answered stands as offered. */
export function consentsGiven(
  consents: readonly ConsentOffered[],
  answers: Answers,
): { kind: ConsentKind; given: boolean }[] {
  return consents.map(({ kind, mode, given }) => ({
    kind,
    given: mode === 'included' ? true : (answers[kind] ?? given),
  }));
}
