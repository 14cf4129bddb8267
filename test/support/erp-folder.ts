import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ImportFileId } from '../../src/rules/import/files.ts';

/** The lines of each file, header first. */
export type ErpFiles = Partial<Record<ImportFileId, readonly string[]>>;

/** A small landlord of C'Chartres' references: two residences, three leases, four people, six entries. */
export const SMALL_ERP: ErpFiles = {
  agences: [
    'code;nom;adresse;horaires;telephone',
    'AG1;Agence Centre;1 place de la Gare;9 h - 12 h;0261910001',
  ],
  residences: [
    'code_residence;nom;agence;adresse;code_postal;commune',
    'R1;Les Bleuets;AG1;14 rue des Bleuets;28000;Chartres',
    'R2;Les Lilas;;;28110;Lucé',
  ],
  logements: [
    'code_logement;code_residence;type;surface;adresse1;code_postal;commune;batiment;porte',
    'L1;R1;T3;65,5;14 rue des Bleuets;28000;Chartres;B;034',
    'L2;R1;T2;;16 rue des Bleuets;28000;Chartres;;',
    'L3;R2;T4;80;3 allée des Lilas;28110;Lucé;;',
    'P12;R1;PARKING;;14 rue des Bleuets;28000;Chartres;;',
  ],
  baux: [
    'reference;code_logement;date_effet;date_sortie;annexes;loyer;charges',
    '0030020788B;L1;01/03/2019;;P12;399,75;96,30',
    '0030020790D;L2;15/06/2021;;;310,00;80,00',
    '0030020792F;L3;01/01/2015;30/09/2026;;500;120',
  ],
  personnes: [
    'reference;role;code_personne;civilite;nom;prenom;date_naissance;email;telephone1;adresse_masquee',
    '0030020788B;signataire_principal;P1;MME;LE GALL;Élodie;12/04/1985;elodie@exemple.example;0639981234;',
    "0030020790D;signataire_principal;P2;M;D'ARC;Jean-Baptiste;1979-01-30;;;",
    '0030020792F;signataire_principal;;MME;MARTIN;Anne;;;;oui',
    '0030020792F;cosignataire;P1;MME;LE GALL;Élodie;12/04/1985;elodie@exemple.example;0639981234;',
  ],
  ecritures: [
    'reference;piece;date;echeance;periode;nature;libelle;debit;credit;id_guichet',
    '0030020788B;E1;31/10/2026;10/11/2026;2026-10;loyer;Loyer octobre;399,75;;',
    '0030020788B;E2;05/11/2026;;;paiement_prelevement;;;495,25;',
    '0030020790D;E3;31/10/2026;10/11/2026;2026-10;loyer;;310;;',
    '0030020790D;E4;31/10/2026;10/11/2026;2026-10;charges;;80,00;0;',
    '0030020790D;E5;02/11/2026;;2026-10;paiement_cheque;Chèque;;90;',
    '0030020792F;E6;30/09/2026;;2026-09;loyer;;1 000;;',
  ].map((line) => line.replace('1 000', '1000')),
  interlocuteurs: [
    'code_residence;role;nom;telephone',
    '*;urgence_technique;Astreinte;0199001234',
    'R1;gardien;M. Petit;',
  ],
  annonces: ['code_residence;titre;texte;du;au', 'R1;Ascenseur;Arrêt le matin;10/11/2026;20/11/2026'],
  assurances: [
    'reference;assureur;police;debut;fin;statut',
    '0030020788B;Assur;A-1;01/01/2026;31/12/2026;a_verifier',
  ],
  plans: ['reference;debut;montant;mensualite;etat', '0030020790D;01/05/2026;600;50;en_cours'],
  espaces: ['reference;code_personne;nom;prenom;etat;consentements', '0030020788B;P1;;;actif;avis quittance'],
  demandes: [
    'numero;reference;code_residence;lieu;motif;etat;ouverte;echeance',
    'D1;0030020788B;;logement;Plomberie;ouverte;01/11/2026;15/11/2026',
  ],
};

/** Writes an ERP's folder; a file named with undefined is left out. */
export function writeErpFolder(
  folder: string,
  files: { readonly [Id in ImportFileId]?: readonly string[] | undefined },
): string {
  mkdirSync(folder, { recursive: true });
  for (const [id, lines] of Object.entries(files)) {
    if (lines !== undefined) writeFileSync(join(folder, `${id}.csv`), `${lines.join('\r\n')}\r\n`);
  }
  return folder;
}

/** The small landlord with some lines of a file replaced, added or taken out. */
export function changedErp(
  id: ImportFileId,
  change: (lines: readonly string[]) => readonly string[],
): ErpFiles {
  return { ...SMALL_ERP, [id]: change(SMALL_ERP[id] ?? []) };
}

/** The small landlord without one of its files. */
export function withoutFile(id: ImportFileId): ErpFiles {
  return Object.fromEntries(Object.entries(SMALL_ERP).filter(([name]) => name !== id));
}

/** Adds a file to the folder's documents/. */
export function writeErpDocument(folder: string, name: string, bytes: string | Uint8Array): void {
  mkdirSync(join(folder, 'documents'), { recursive: true });
  writeFileSync(join(folder, 'documents', name), bytes);
}
