import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LANDLORDS, profileOf } from '../../../test/support/landlord-profiles.ts';
import { foldWords } from '../fold.ts';
import { requestTree } from './tree.ts';
import { DEFAULT_WATCH_WORDS } from './watch-list.ts';
import { findWatchWords, watchWords } from './watch-words.ts';

const found = (text: string) => findWatchWords(text, DEFAULT_WATCH_WORDS).map(({ word }) => word);

describe('words that have no place in a file', () => {
  it.each([
    ['Locataire séropositif', 'séropositif'],
    ['elle est seropositive', 'séropositif'],
    ['Atteint de la maladie d’Alzheimer', 'maladie'],
    ['debut alzeimer', 'alzeimer'],
    ['Ancien SDF', 'SDF'],
    ['ancien S.D.F. relogé', 'SDF'],
    ['Monsieur est ALCOOLIQUE', 'alcoolique'],
    ['voisins alcooliques', 'alcoolique'],
    ['fille dépressive', 'dépressif'],
    ['tres depressif', 'dépressif'],
    ['famille juive', 'juif'],
    ['ils sont musulmans', 'musulman'],
    ['des gitans sur le parking', 'gitan'],
    ['une gitane', 'gitan'],
    ['suivi par un psy', 'psy'],
    ['hôpital psychiatrique', 'psychiatrique'],
    ['drogués dans le hall', 'drogué'],
    ['vend de la drogue', 'drogué'],
    ['a un casier judiciaire', 'casier judiciaire'],
    ['locataire enceinte de 6 mois', 'enceinte'],
    ['Mme D. est enceinte', 'enceinte'],
    ['Mme Martin handicapée, ascenseur en panne', 'handicapé'],
    ['locataire de la place 12 handicapé moteur', 'handicapé'],
    ['il est sourd', 'sourd'],
    ['voisine folle', 'fou'],
    ['couple homosexuel', 'homosexuel'],
    ['homosexuelle', 'homosexuel'],
    ['cas sociaux au 3e', 'cas social'],
    ['sans-papiers', 'sans papiers'],
    ['sort de prison', 'prison'],
    ['a un cancer', 'cancer'],
    ['toxicomane', 'toxicomane'],
    ['alcoolisé(e)', 'alcoolisé'],
    ['témoins de Jéhovah', 'témoin de jéhovah'],
    ['dans la rue, les drogués', 'drogué'],
    ['je dors dans la rue drogué', 'drogué'],
  ])('%s: %s', (text, word) => {
    expect(found(text)).toContain(word);
  });

  it.each([
    'Foulard pris dans la porte',
    'Garde-fou descellé au 3e',
    'Rambarde et garde fou à refaire',
    'Un monde fou au local poubelles',
    'Les herbes folles envahissent le parking',
    'Service de cancérologie, rue de la Cancérologie',
    'Porte sourde qui claque, bruit sourd la nuit',
    'coups sourds dans le mur',
    'Motif en arabesque sur la mosaïque',
    'Gomme arabique sur le sol',
    'Mur mitoyen fissuré, mur d’enceinte à reprendre',
    'L’enceinte de la résidence est ouverte',
    'Place handicapés occupée',
    'Places réservées aux handicapés, marquage effacé',
    'Stationnement pour handicapés',
    'handicapés (place) : panneau tombé',
    'Façade aveugle, salle de bains aveugle',
    'Interphone muet depuis mardi',
    'Disjoncteur bipolaire à changer',
    'VMC en dépression, ventilation',
    'Porte condamnée à l’étage',
    'Corps étranger dans la canalisation',
    'Code invalide à la porte, badge invalide',
    '12 rue des Juifs, bât. B',
    'rue des juifs, fuite',
    '3 place du Docteur Sourd',
    'Rue Gay-Lussac, bd Gay Lussac',
    'rue Gay, parking',
    'Boulevard des Invalides',
    'M. Sourd rappelle demain',
    'Mme JUIF, appartement 12',
    'Famille Gay absente',
    'DVD-ROM, CD-ROM',
    'Psyché, psychomotricité de la porte',
    'SDFG, asdf, le SDFX',
    'Moisissures noires, eau noire dans l’évier',
    'Toilettes à la turque',
    'Téléphone arabe entre voisins',
    'La CPAM, assurance maladie',
    'Haie malade, arbres malades',
    'Porte voilée, roue voilée du portail',
    'Fuite sous l’évier depuis mardi, vanne fermée la nuit',
    'Ascenseur arrêté, personne âgée au 5e',
    'La gitanerie du Gard',
    'Dossier APL, changement de situation, naissance',
    'Sidaction, sidérurgie',
    'Romain, Romarin, aromate',
    'Vitre cassée, carreau fêlé, malaxeur',
    'Chien de race sans laisse',
    'Secours Catholique, colis',
    'Ligue contre le cancer, stand dans le hall',
    'Alcool ménager répandu dans le hall',
    'Le gardien s’est attardé, le voisin dément',
  ])('false alarm: %s', (text) => {
    expect(found(text)).toEqual([]);
  });

  it('tells where the word stands, marks and dots included', () => {
    const text = 'Voisin dépressif, ancien S.D.F. du 3e';
    const places = findWatchWords(text, DEFAULT_WATCH_WORDS).map(({ from, to }) => text.slice(from, to));
    expect(places).toEqual(['dépressif', 'S.D.F']);
    const apart = 'de\u0301pressive';
    expect(findWatchWords(apart, ['dépressif'])).toEqual([{ word: 'dépressif', from: 0, to: apart.length }]);
  });

  it('finds the longest of two that begin alike, once', () => {
    expect(found('dépression nerveuse')).toEqual(['dépression nerveuse']);
    expect(findWatchWords('cas social', ['cas', 'cas social'])).toEqual([
      { word: 'cas social', from: 0, to: 10 },
    ]);
  });

  it('a text without a word of the list never alarms', () => {
    const begins = new Set(
      DEFAULT_WATCH_WORDS.map((word) => (foldWords(word)[0]?.text ?? '').slice(0, 3)).filter(
        (text) => text !== '',
      ),
    );
    // An independent and wider net than the one under test: the first three letters.
    const safe = fc
      .string({ unit: fc.constantFrom(...'abcdeéèfghilmnoprstuvœ'), minLength: 1, maxLength: 9 })
      .filter((word) =>
        foldWords(word).every(({ text }) => text.length < 3 || !begins.has(text.slice(0, 3))),
      );
    fc.assert(
      fc.property(
        fc.array(safe, { maxLength: 30 }),
        fc.constantFrom(' ', ', ', '-', "'", '. '),
        (words, tie) => {
          expect(found(words.join(tie))).toEqual([]);
        },
      ),
      { numRuns: 300 },
    );
  });

  it.each(DEFAULT_WATCH_WORDS.filter((word) => word !== 'enceinte'))(
    '%s is found wherever it stands',
    (word) => {
      for (const before of ['', 'voisin ', 'Il parle: ', '(', '« ', "C'est l'"]) {
        for (const after of ['', ' du bâtiment', '.', ')', ', fuite']) {
          expect(found(before + word + after)).toContain(word);
          expect(found(before + word.toUpperCase() + after)).toContain(word);
        }
      }
    },
  );

  it.each(LANDLORDS)('%s: no word of its own tree, nor of who pays, is one', (id) => {
    const said = requestTree(profileOf(id), '2026-11-22').places.flatMap(({ label, motives }) => [
      label,
      ...motives.flatMap((motive) => [
        motive.label,
        ...(motive.whoPays === null
          ? []
          : [motive.whoPays.sentence, ...motive.whoPays.tenant, ...motive.whoPays.landlord]),
      ]),
    ]);
    expect(said.length).toBeGreaterThan(60);
    expect(said.flatMap(found)).toEqual([]);
  });

  it('the list is the landlord’s where it gives one', () => {
    const profile = profileOf('cchartres');
    expect(watchWords(profile, '2026-11-22')).toBe(DEFAULT_WATCH_WORDS);
    const own = profileOf('cchartres', { 'requests.watchWords': ['ronchon'] });
    const list = watchWords(own, '2026-11-22');
    expect(findWatchWords('Voisine ronchonne, alcoolique', list).map(({ word }) => word)).toEqual([
      'ronchon',
    ]);
  });
});
