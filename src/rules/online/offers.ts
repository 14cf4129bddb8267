import { appliedRule, type LandlordProfile } from '../profile.ts';
import { SILENT } from '../profile-schema.ts';
import { type ShownRule, shownRule } from '../registrations/shown-rule.ts';
import { ONLINE_FUNCTIONS, type OnlineFunction } from './functions.ts';

/** Each function in the words a tenant knows. */
export const onlineLabels: Readonly<Record<OnlineFunction, string>> = {
  registration: 'Créer et gérer votre espace locataire',
  balance: 'Consulter votre solde',
  ledger: 'Suivre votre compte',
  lease: 'Consulter les informations de votre contrat',
  payment: 'Payer votre loyer en ligne',
  debit: 'Souscrire au prélèvement automatique',
  bankAccount: 'Mettre à jour votre RIB',
  notices: "Consulter et télécharger vos avis d'échéance",
  quittances: 'Consulter et télécharger vos quittances',
  regularisations: 'Consulter et télécharger vos régularisations de charges',
  library: 'Consulter les documents utiles de votre bailleur',
  requests: 'Faire une demande et suivre son traitement',
  insurance: "Mettre à jour votre attestation d'assurance",
  contactDetails: 'Mettre à jour vos coordonnées',
  household: 'Mettre à jour les occupants de votre logement',
  situation: 'Déclarer un changement de situation',
  contacts: 'Retrouver les coordonnées de vos interlocuteurs',
  providers: 'Retrouver les coordonnées de vos prestataires de service',
  residence: 'Vous informer sur votre immeuble',
};

export type OnlineOffer = { readonly offered: boolean; readonly rule: ShownRule; readonly sentence: string };

/**
 * Whether the counter does what the tenant space may do. Only an explicit no of the landlord closes it: what a guide
 * does not say stays possible at the counter, under that sentence.
 * @param on ISO date
 */
export function offer(profile: LandlordProfile, fn: OnlineFunction, on: string): OnlineOffer {
  const rule = shownRule(profile, `online.${fn}`, on);
  const { value } = appliedRule(profile, `online.${fn}`, on);
  if (value === false) {
    return {
      offered: false,
      rule,
      sentence: `Ce bailleur ne le propose pas\u202f: «\u202f${onlineLabels[fn]}\u202f».`,
    };
  }
  return {
    offered: true,
    rule,
    sentence: value === true ? "Le locataire le fait aussi dans l'espace locataire." : `${SILENT}.`,
  };
}

/**
 * What the tenant space really offers: only what the guide says, silence claims nothing.
 * @param on ISO date
 */
export function offeredOnline(
  profile: LandlordProfile,
  on: string,
): { fn: OnlineFunction; label: string; rule: ShownRule }[] {
  return ONLINE_FUNCTIONS.filter((fn) => appliedRule(profile, `online.${fn}`, on).value === true).map(
    (fn) => ({
      fn,
      label: onlineLabels[fn],
      rule: shownRule(profile, `online.${fn}`, on),
    }),
  );
}

/** What the leaflet of the space tells of it: having a space is what the whole leaflet is about. @param on ISO date */
export function leafletOffers(profile: LandlordProfile, on: string): string[] {
  return offeredOnline(profile, on)
    .filter(({ fn }) => fn !== 'registration')
    .map(({ label }) => label);
}
