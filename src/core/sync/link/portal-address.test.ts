import { expect, test } from 'vitest';
import { portalOrigin } from './portal-address.ts';

test.each([
  ['https://portail.example', 'https://portail.example'],
  [' https://portail.example:8443/ ', 'https://portail.example:8443'],
  ['portail.example', 'https://portail.example'],
  ['http://127.0.0.1:4620', 'http://127.0.0.1:4620'],
  ['http://localhost:4620', 'http://localhost:4620'],
  ['http://[::1]:4620', 'http://[::1]:4620'],
])('%s is a portal at %s', (typed, origin) => {
  expect(portalOrigin(typed)).toBe(origin);
});

test.each([
  'http://portail.example',
  'http://127.0.0.1.example',
  'http://192.168.1.10:4620',
  'ftp://portail.example',
  'https://quelquun@portail.example',
  'https://portail.example/guichet',
  'https://portail.example/?a=1',
  'https://portail.example/#a',
  'https://',
  '',
])('%s is none', (typed) => {
  expect(portalOrigin(typed)).toBeUndefined();
});
