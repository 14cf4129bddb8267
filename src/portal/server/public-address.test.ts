import { expect, test } from 'vitest';
import { PortalStop } from './portal-stop.ts';
import { readPublicAddress } from './public-address.ts';

test.each([
  [undefined, undefined],
  ['', undefined],
  ['  ', undefined],
  ['https://portail.bailleur.example', 'https://portail.bailleur.example'],
  [' https://portail.bailleur.example/ ', 'https://portail.bailleur.example'],
  ['https://bailleur.example/locataires/', 'https://bailleur.example/locataires'],
  ['http://127.0.0.1:4300', 'http://127.0.0.1:4300'],
])('%s is read as %s', (given, read) => {
  expect(readPublicAddress(given)).toBe(read);
});

test.each([
  'portail.bailleur.example',
  'ftp://portail.bailleur.example',
  'javascript:alert(1)',
  'https://portail.bailleur.example/?x=1',
  'https://portail.bailleur.example/#x',
  'https://moi@portail.bailleur.example',
])('%s stops the start, in a sentence', (given) => {
  expect(() => readPublicAddress(given)).toThrow(PortalStop);
  expect(() => readPublicAddress(given)).toThrow(/PUBLIC_URL/);
});
