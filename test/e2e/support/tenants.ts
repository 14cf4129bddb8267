/** Tenants each in one situation of the counter; amounts in cents, by month counted back from today's. */
export const TENANTS = {
  modes: { name: ['PRUVOST', 'Marc'], months: { 0: 45_010, 1: 45_010, 2: 45_010 } },
  arrears: { name: ['VASSEUR', 'Nadia'], months: { 0: 49_505, 1: 49_505, 2: 49_505 } },
  weekly: { name: ['LEMAIRE', 'Joël'], months: { 0: 40_000 } },
  over: { name: ['BOURGEOIS', 'Inès'], months: { 0: 20_000 } },
  negative: { name: ['ÇELIK', 'Ayşe'], months: { 0: 22_000, 1: -8_000 } },
  exact: { name: ['MOREL', 'Bruno'], months: { 0: 100_000 } },
  above: { name: ['MOREL', 'Odile'], months: { 0: 100_001 } },
  dwelling: { name: ['PETIT', 'Rose'], months: { 0: 38_000 } },
  parking: { name: ['PETIT', 'Rose'], months: { 0: 4_500 } },
  son: { name: ['GARNIER', 'Théo'], months: { 0: 31_275 } },
  wrong: { name: ['ROUX', 'Anne'], months: { 0: 27_000 } },
  right: { name: ['ROUX', 'Annie'], months: { 0: 27_000 } },
  bounced: { name: ['LEROY', 'Paul'], months: { 0: 52_300 } },
  exited: { name: ['NOËL', 'Éric'], months: { 0: 15_000 } },
} as const satisfies Record<
  string,
  { name: readonly [string, string]; months: Readonly<Record<number, number>> }
>;
export type Tenant = keyof typeof TENANTS;

export const CLERK = { login: 'accueil', name: 'Sophie Marchal', password: 'guichet-de-la-gare' } as const;
export const MANAGER = { login: 'resp', name: 'Hélène Delmas', password: 'responsable-agence' } as const;
