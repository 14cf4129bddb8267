import { addDays, addMonths, type IsoDate, isoDate } from '../../rules/dates.ts';
import { type PaymentMode, payment } from './ledger.ts';
import type { DemoDwelling, DemoInsurance, DemoLine, DemoPerson, DemoRequest, DemoSpace } from './model.ts';
import { person } from './people.ts';

/** What is billed for a month, and the payments that come for it, each so many days from its due date. */
export type ScriptedMonth = {
  readonly lines: readonly DemoLine[];
  readonly payments: readonly (DemoLine & { readonly fromDue: number; readonly unallocated?: boolean })[];
};

/** A fixed account, written out. */
export type FixedScript = {
  readonly landlordId: string;
  readonly printed: string;
  readonly key: string;
  readonly balanceCents: number;
  readonly street: string;
  readonly since: string;
  readonly dwelling: Omit<
    DemoDwelling,
    'code_residence' | 'adresse1' | 'adresse2' | 'code_postal' | 'commune'
  >;
  readonly parking: { readonly code: string; readonly porte: string } | null;
  readonly people: readonly DemoPerson[];
  readonly mandate: { readonly day: number; readonly rum: string; readonly signed: string } | null;
  insurance(today: IsoDate): readonly DemoInsurance[];
  readonly spaces: readonly DemoSpace[];
  requests(today: IsoDate): readonly DemoRequest[];
  /** @param back months before the last billed one */
  month(back: number): ScriptedMonth;
};

export function bill(
  amounts: Readonly<Partial<Record<'loyer' | 'parking' | 'charges' | 'rls' | 'apl', number>>>,
  loyer: string,
  parking = '',
): DemoLine[] {
  const lines: DemoLine[] = [
    { nature: 'loyer', libelle: loyer, cents: amounts.loyer ?? 0 },
    { nature: 'parking', libelle: parking, cents: amounts.parking ?? 0 },
    { nature: 'charges', libelle: 'Provisions pour charges', cents: amounts.charges ?? 0 },
    { nature: 'rls', libelle: 'Réduction de loyer de solidarité (RLS)', cents: -(amounts.rls ?? 0) },
    { nature: 'apl', libelle: 'APL versée au bailleur', cents: -(amounts.apl ?? 0) },
  ];
  return lines.filter((line) => line.cents !== 0);
}

export function paid(mode: PaymentMode, cents: number, fromDue: number, libelle?: string) {
  const usual = payment(mode);
  return { ...usual, libelle: libelle ?? usual.libelle, cents: -cents, fromDue };
}

export function insured(fin: IsoDate, police: string, statut = 'validee'): DemoInsurance[] {
  return [{ assureur: 'Mutuelle Exemple', police, debut: addDays(addMonths(fin, -12), 1), fin, statut }];
}

export function holder(
  civilite: string,
  nom: string,
  prenom: string,
  born: string,
  email: string,
  phone: string,
): DemoPerson {
  const birth = isoDate(born);
  const code_personne = `F${phone.replace(/\D/g, '').slice(-4)}`;
  return person({
    role: 'signataire_principal',
    code_personne,
    civilite,
    nom,
    prenom,
    date_naissance: birth,
    email,
    telephone1: phone,
  });
}

export function space(of: DemoPerson, etat: string, consentements: readonly string[]): DemoSpace {
  return { code_personne: of.code_personne, nom: null, prenom: null, email: of.email, etat, consentements };
}
