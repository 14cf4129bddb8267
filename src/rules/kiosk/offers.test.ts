import { expect, it } from 'vitest';
import { profileOf } from '../../../test/support/landlord-profiles.ts';
import { kioskFields } from './identity.ts';
import { KIOSK_LEVELS, KIOSK_TILES, reaches, TILE_LEVELS } from './levels.ts';
import { kioskOffers, kioskTiles } from './offers.ts';

const TODAY = '2026-11-17';

it.each([
  ['cchartres', 'balance payment documents insurance request contact-details space debit'],
  ['cite-jardins', 'balance payment documents insurance contact-details space debit contacts library'],
  ['neolia', 'space'],
  [
    'habitat-du-gard',
    'balance payment documents insurance request contact-details space debit contacts library',
  ],
  ['auvergne-habitat', 'request space'],
])('%s offers what its guide says that its tenants do by themselves: %s', (landlord, tiles) => {
  expect(kioskTiles(profileOf(landlord), TODAY).join(' ')).toBe(tiles);
});

it('offers nothing that a guide does not speak of, or refuses', () => {
  expect(kioskOffers(profileOf('cchartres', { 'online.payment': null }), 'payment', TODAY)).toBe(false);
  expect(kioskOffers(profileOf('cchartres', { 'online.payment': false }), 'payment', TODAY)).toBe(false);
  expect(kioskOffers(profileOf('cchartres', { 'online.payment': true }), 'payment', TODAY)).toBe(true);
});

it.each([
  ['cchartres', ['date_naissance']],
  ['cite-jardins', ['date_naissance']],
  ['neolia', undefined],
  ['habitat-du-gard', ['nom', 'prenom', 'date_naissance']],
  ['auvergne-habitat', ['nom', 'prenom', 'date_naissance']],
])('%s asks a birth date at least', (landlord, fields) => {
  const asked = kioskFields(profileOf(landlord), TODAY);
  expect(asked).toContain('date_naissance');
  if (fields !== undefined) expect(asked).toEqual(fields);
});

it('each level opens what the ones below it open, and no more', () => {
  const opened = KIOSK_LEVELS.map((level) => KIOSK_TILES.filter((tile) => reaches(level, TILE_LEVELS[tile])));
  const [pay, little, full] = opened;
  expect(pay).toEqual(['payment', 'contacts', 'library']);
  expect(little).toEqual(['payment', 'insurance', 'request', 'space', 'contacts', 'library']);
  expect(full).toEqual([...KIOSK_TILES]);
  expect(reaches('nobody', 'pay')).toBe(false);
});
