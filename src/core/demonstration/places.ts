/** Towns, streets and names of residences: towns near each landlord, everything else invented. */
export type Territory = {
  /** Post code, town, weight. */
  readonly towns: readonly (readonly [{ readonly postCode: string; readonly town: string }, number])[];
  readonly agencies: readonly string[];
  /** First six digits of invented land lines (ARCEP's numbers for fiction). */
  readonly landLine: string;
};

function towns(list: string): Territory['towns'] {
  return list.split('|').map((one, i) => {
    const [postCode = '', ...words] = one.split(' ');
    return [{ postCode, town: words.join(' ') }, i === 0 ? 40 : i < 4 ? 10 : 4] as const;
  });
}

const TERRITORIES: Readonly<Record<string, Territory>> = {
  'cite-jardins': {
    towns: towns(
      "31000 Toulouse|31200 Toulouse|31300 Toulouse|31700 Blagnac|31770 Colomiers|31170 Tournefeuille|31240 L'Union|31130 Balma|31140 Saint-Alban|31600 Muret|31520 Ramonville-Saint-Agne|31120 Portet-sur-Garonne",
    ),
    agencies: ['Agence Toulouse Nord', 'Agence Toulouse Sud', 'Agence Colomiers'],
    landLine: '053649',
  },
  neolia: {
    towns: towns(
      '25200 Montbéliard|25000 Besançon|25400 Audincourt|90000 Belfort|25700 Valentigney|25600 Sochaux|25230 Seloncourt|70400 Héricourt|25300 Pontarlier|39100 Dole|70200 Lure',
    ),
    agencies: ['Agence Montbéliard', 'Agence Besançon', 'Agence Belfort'],
    landLine: '035301',
  },
  cchartres: {
    towns: towns(
      '28000 Chartres|28110 Lucé|28300 Mainvilliers|28630 Le Coudray|28600 Luisant|28300 Lèves|28630 Nogent-le-Phaye|28300 Saint-Prest|28190 Courville-sur-Eure',
    ),
    agencies: ['Agence Centre', 'Agence Beaulieu', 'Agence Mainvilliers'],
    landLine: '026191',
  },
  'habitat-du-gard': {
    towns: towns(
      '30000 Nîmes|30900 Nîmes|30100 Alès|30200 Bagnols-sur-Cèze|30300 Beaucaire|30600 Vauvert|30700 Uzès|30800 Saint-Gilles|30110 La Grand-Combe|30240 Le Grau-du-Roi|30120 Le Vigan|30140 Anduze|30170 Saint-Hippolyte-du-Fort',
    ),
    agencies: ['Agence de Nîmes', "Agence d'Alès", 'Agence de Bagnols-sur-Cèze'],
    landLine: '046571',
  },
  'auvergne-habitat': {
    towns: towns(
      "63000 Clermont-Ferrand|63100 Clermont-Ferrand|63170 Aubière|63800 Cournon-d'Auvergne|63200 Riom|63300 Thiers|63500 Issoire|63118 Cébazat|63110 Beaumont|43000 Le Puy-en-Velay|15000 Aurillac",
    ),
    agencies: ['Agence Clermont', 'Agence Riom', 'Agence Issoire'],
    landLine: '046571',
  },
};

/** Where a landlord's dwellings stand; a landlord this page does not know has its own town. */
export function territoryOf(id: string, city: string): Territory {
  return (
    TERRITORIES[id] ?? {
      towns: [[{ postCode: '99000', town: city }, 1]],
      agencies: ['Agence Centre', 'Agence Nord'],
      landLine: '019900',
    }
  );
}

export const STREETS: readonly string[] = `
rue des Bleuets|rue du Faubourg|rue de la Croix|impasse du Four|rue du Moulin|allée des Tanneurs|place des Halles
rue des Grands-Prés|avenue de la République|boulevard Jean-Jaurès|rue Victor-Hugo|rue des Écoles|allée des Tilleuls
rue de l'Église|chemin des Vignes|rue des Acacias|avenue du Général-de-Gaulle|rue Pasteur|square des Lilas
rue de la Gare|rue Louise-Michel|allée Simone-Veil|rue des Coquelicots|passage du Lavoir|rue Saint-Étienne
rue Sainte-Catherine|avenue de l'Europe|rue du Stade|rue des Cheminots|cours de la Liberté|rue de l'Abbé-Grégoire
rue Marie-Curie|rue Aimé-Césaire|chemin de la Fontaine|rue du Pré-aux-Clercs|allée des Érables|quai des Mariniers
`
  .trim()
  .split(/[|\n]/);

export const RESIDENCES: readonly string[] = `
Les Bleuets|Le Faubourg|Les Tilleuls|Beauséjour|Les Grands-Prés|La Croix Blanche|Le Clos des Vignes|Bellevue
Les Acacias|Le Parc|Les Coquelicots|La Fontaine|Les Érables|Le Moulin|Les Lilas|Le Stade|Les Cheminots|Les Mariniers
L'Orée du Bois|Le Verger|Les Hirondelles|La Roseraie|Les Peupliers|Le Belvédère|Les Terrasses|La Pléiade
`
  .trim()
  .split(/[|\n]/);
