import type { Needed } from '../answered.ts';

/** A frame on the port. `at`: how far somebody was let in at the kiosk. */
export type Forged = {
  readonly name: string;
  /** As the frame's address says it. */
  readonly address: string;
  readonly input: unknown;
  readonly at: Needed;
  /** Who does get an answer to it: the counter's port, or a visitor who proved who he is. */
  readonly control: 'counter' | 'full';
};

const ID = '018f0000-0000-7000-8000-00000000abcd';
/** The other account of the base: nobody's business here. */
export const OTHER_ACCOUNT = '0030020788B';

const staff = (address: string, input: unknown = {}, at: Needed = 'full'): Forged => ({
  name: `the staff's ${address}, let in: ${at}`,
  address,
  input,
  at,
  control: 'counter',
});
const early = (address: string, at: Needed, input: unknown = undefined): Forged => ({
  name: `${address}, let in: ${at}`,
  address: `/kiosk/${address}`,
  input,
  at,
  control: 'full',
});

export const FORGED: readonly Forged[] = [
  // Whatever is asked, by whoever was let in furthest.
  staff('/session/agents'),
  staff('/session/touch'),
  staff('/session/lock'),
  staff('/accounts/search', { text: 'LE GALL' }),
  staff('/accounts/header', { account: OTHER_ACCOUNT }),
  staff('/accounts/situation', { account: OTHER_ACCOUNT }),
  staff('/accounts/ledger', { account: OTHER_ACCOUNT }),
  staff('/accounts/history', { account: OTHER_ACCOUNT }),
  staff('/accounts/contacts', { account: OTHER_ACCOUNT }),
  staff('/accounts/dossier', { account: OTHER_ACCOUNT }),
  staff('/accounts/recent'),
  staff('/payments/list', { account: OTHER_ACCOUNT }),
  staff('/payments/prepare', { account: OTHER_ACCOUNT }),
  staff('/documents/list', { account: OTHER_ACCOUNT }),
  staff('/registrations/account', { account: OTHER_ACCOUNT }),
  staff('/requests/account', { account: OTHER_ACCOUNT }),
  staff('/insurance/account', { account: OTHER_ACCOUNT }),
  staff('/home/today'),
  staff('/till/state'),
  staff('/drafts/list'),
  staff('/sync/queue'),
  staff('/sync/status'),
  staff('/contacts/directory'),
  staff('/landlords/profile'),
  staff('/kioskDesk/calls'),
  staff('/kioskDesk/issueCode', { commandId: ID, account: OTHER_ACCOUNT }),
  staff('/printing/jobs'),
  // The same, by addresses that another reader would take for a kiosk's.
  staff('/kiosk/../session/agents'),
  staff('/kiosk/%2e%2e/session/agents'),
  staff('/kiosk/station/../../session/agents'),
  staff('/./session/agents'),
  staff('/session/agents/'),
  staff('/session/agents?kiosk=1'),
  staff('/session/agents#kiosk'),
  staff('orpc:/session/agents'),
  staff('orpc://kiosk/session/agents'),
  staff('http://kiosk/session/agents'),
  staff('/session/agents', {}, 'nobody'),
  staff('/accounts/search', { text: 'x' }, 'nobody'),
  staff('/accounts/header', { account: OTHER_ACCOUNT }, 'little'),
  // What a kiosk may ask, asked too early.
  early('money/balance', 'nobody'),
  early('money/balance', 'pay'),
  early('money/balance', 'little'),
  early('documents/list', 'nobody'),
  early('documents/list', 'little'),
  early('documents/read', 'little', { id: 'D1' }),
  early('documents/print', 'little', { id: 'D1', jobId: ID }),
  early('acts/debit', 'little'),
  early('acts/readIban', 'little', { text: 'FR76' }),
  early('acts/changeContact', 'little', {
    commandId: ID,
    phone1: '06 39 98 00 01',
    phone2: null,
    email: null,
    emailAgain: null,
  }),
  early('acts/insurance', 'pay'),
  early('acts/requestTree', 'pay'),
  early('acts/space', 'nobody'),
  early('money/payable', 'nobody'),
  early('money/printBalance', 'little', { jobId: ID }),
];

/** A line asked for under another name. `headers` replace those of the page; null: not said. */
export type Handshake = {
  readonly name: string;
  readonly path?: string;
  readonly headers: Readonly<Record<string, string | null>>;
};
export const HANDSHAKES: readonly Handshake[] = [
  { name: 'of nobody', headers: { cookie: null } },
  {
    name: 'of somebody else',
    headers: { cookie: 'guichet-visiteur=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' },
  },
  { name: 'of a page of another server', headers: { origin: 'https://guichet.example' } },
  { name: 'of a page of no server', headers: { origin: 'null' } },
  { name: 'of no page', headers: { origin: null } },
  { name: 'of a file', headers: { origin: 'file://' } },
  { name: 'to another name of the machine', headers: { host: 'localhost' } },
  { name: 'to a name that leads here', headers: { host: 'guichet.example' } },
  { name: 'from another site', headers: { 'sec-fetch-site': 'cross-site' } },
  { name: 'to another path', path: '/coeur/autre', headers: {} },
  { name: 'to the path with a query', path: '/coeur?station=counter', headers: {} },
  { name: 'to the page', path: '/', headers: {} },
];
