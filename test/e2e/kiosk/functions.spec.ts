import { expect, type LaunchOptions } from '@playwright/test';
import { LANDLORDS, type LandlordId } from '../support/guichet.ts';
import {
  expectAccessibleKiosk,
  LANDSCAPE,
  type Lobby,
  ON_FILE,
  openLobby,
  PORTRAIT,
} from '../support/kiosk.ts';
import { isWalked, SHORT, WALKED_ELSEWHERE } from '../support/length.ts';
import { test as withPostgres } from '../support/postgres-fixture.ts';
import { openAccount } from '../support/space-walk.ts';

/** A panel with a camera: the browser's own test picture. */
const test = withPostgres.extend<object, { launchOptions: LaunchOptions }>({
  launchOptions: [
    async ({ launchOptions }, use) => {
      const camera = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'];
      await use({ ...launchOptions, args: [...(launchOptions.args ?? []), ...camera] });
    },
    { scope: 'worker' },
  ],
});

const TILES = {
  balance: 'Mon solde',
  payment: 'Payer',
  documents: 'Mes documents',
  insurance: "Mon attestation d'assurance",
  request: 'Faire une demande',
  'contact-details': 'Mes coordonnées',
  space: 'Créer mon espace',
  debit: 'Mon prélèvement',
  contacts: 'Contacts utiles',
  library: 'Documents utiles',
} as const;
type Tile = keyof typeof TILES;

/** What each guide says its tenants do by themselves (domain.md; the silent ones are left to the counter). */
const OFFERED: Readonly<Record<LandlordId, readonly Tile[]>> = {
  'cite-jardins': [
    'balance',
    'payment',
    'documents',
    'insurance',
    'contact-details',
    'space',
    'debit',
    'contacts',
    'library',
  ],
  neolia: ['space'],
  cchartres: ['balance', 'payment', 'documents', 'insurance', 'request', 'contact-details', 'space', 'debit'],
  'habitat-du-gard': [
    'balance',
    'payment',
    'documents',
    'insurance',
    'request',
    'contact-details',
    'space',
    'debit',
    'contacts',
    'library',
  ],
  'auvergne-habitat': ['request', 'space'],
};

/** D'ARC of the files, as he answers. */
const COMER = { birth: '29021960', lastName: "D'ARC", firstName: 'Jean-Baptiste' } as const;

test.describe.configure({ timeout: 420_000 });
test.use({ actionTimeout: 15_000 });

const PANELS = [PORTRAIT, LANDSCAPE] as const;
const WALKED = LANDLORDS.flatMap((landlord) => PANELS.map((panel) => [landlord, panel] as const));

for (const [landlord, panel] of WALKED) {
  test(`a tenant alone at ${landlord}, ${panel.width}×${panel.height}: every function its guide has, by touch, up to the portal`, async ({
    browser,
    postgres,
  }) => {
    test.skip(!isWalked(landlord) || (SHORT && panel !== PORTRAIT), WALKED_ELSEWHERE);
    const lobby = await openLobby(browser, postgres, landlord, panel);
    const { view } = lobby;
    try {
      await view.identify(typed(lobby), COMER);
      await test.step('what the landlord offers, and nothing else', async () => {
        await expect(view.button(new RegExp(`^${TILES[OFFERED[landlord][0] ?? 'space']}`))).toBeVisible();
        const names = await view.offered();
        const found = (Object.keys(TILES) as Tile[]).filter((tile) =>
          names.some((name) => name.startsWith(TILES[tile])),
        );
        expect(found).toEqual(OFFERED[landlord]);
        await expectAccessibleKiosk(view.page);
      });
      for (const tile of OFFERED[landlord]) {
        await test.step(TILES[tile], () => WALKS[tile](lobby, landlord));
      }
      await test.step('Terminer forgets', async () => {
        await view.end();
        await view.touch('Mon espace locataire');
        await expect(view.page.getByRole('textbox', { name: 'Référence' })).toHaveValue('');
      });
    } finally {
      await lobby.end();
    }
  });
}

/** As one types it: what is printed without the signs a keypad has not. */
function typed({ printed }: Lobby): string {
  return printed.startsWith('L / 000') ? printed.slice(8, 12) : printed;
}

async function home({ view }: Lobby): Promise<void> {
  await view.touch(/^Retour à l'accueil/);
  await view.asks(/^Que voulez-vous faire/);
}

/** Opens a tile; where it wants more proof, gives the code that the counter has just given. */
async function open(lobby: Lobby, tile: Tile): Promise<void> {
  const { view } = lobby;
  const name = new RegExp(`^${TILES[tile]}`);
  const heading = view.page.getByRole('heading', { level: 1 });
  await view.find(name);
  await expect(heading).not.toHaveText(/^Que voulez-vous faire/);
  if (!/code du guichet/.test((await heading.textContent()) ?? '')) return;
  // Given now, a few steps away: up to the portal and down to the kiosk while it is typed.
  await view.giveCode(await codeOfCounter(lobby));
  await expect(heading).not.toHaveText(/guichet|Vérification/, { timeout: 30_000 });
}

async function codeOfCounter({ counter, printed }: Lobby): Promise<string> {
  await openAccount(counter, printed);
  await counter.keyboard.press('F7');
  const dialog = counter.getByRole('dialog', { name: 'Code pour la borne' });
  await expect(dialog.getByRole('button', { name: 'Donner un code' })).toBeVisible();
  await counter.keyboard.press('Enter');
  const given = dialog.getByText(/^[2-9A-Z]{4}-[2-9A-Z]{4}$/);
  await expect(given).toBeVisible();
  return ((await given.textContent()) ?? '').trim();
}

async function rows(lobby: Lobby, text: string): Promise<readonly Record<string, unknown>[]> {
  return lobby.office.embedded ? [] : lobby.office.rows(text);
}

/** What the portal holds, once it has arrived. */
async function arrives(
  lobby: Lobby,
  text: string,
  expected: Readonly<Record<string, unknown>>,
): Promise<void> {
  if (lobby.office.embedded) return;
  await expect(async () => {
    expect(await rows(lobby, text)).toContainEqual(expect.objectContaining(expected));
  }).toPass({ timeout: 30_000 });
}

const WALKS: Readonly<Record<Tile, (lobby: Lobby, landlord: LandlordId) => Promise<void>>> = {
  async balance(lobby) {
    const { view } = lobby;
    await open(lobby, 'balance');
    await view.asks('Mon solde');
    await expect(view.page.getByText(/445,34/)).toHaveCount(0);
    await view.touch('Afficher mon solde');
    await expect(view.page.getByText(/Solde débiteur de/)).toBeVisible();
    await expect(view.page.getByText(/445,34/).first()).toBeVisible();
    await expectAccessibleKiosk(view.page);
    await view.touch('Cacher le montant');
    await expect(view.page.getByText(/445,34/)).toHaveCount(0);
    await view.touch('Retour');
    await view.asks(/^Que voulez-vous faire/);
  },
  async payment(lobby) {
    const { view } = lobby;
    await open(lobby, 'payment');
    await view.asks(/^Quels mois payez-vous/);
    await expectAccessibleKiosk(view.page);
    await view.touch('Continuer');
    await view.asks(/^Vous payez/);
    await view.touch('Payer par carte');
    await expect(view.heading('Paiement enregistré')).toBeVisible({ timeout: 40_000 });
    await expectAccessibleKiosk(view.page);
    expect(lobby.machine.taken).toEqual([44_534]);
    await view.touch('Imprimer le reçu');
    await view.asks(/^L'imprimante ne répond pas/);
    await view.touch('Continuer sans ticket');
    await arrives(lobby, 'SELECT mode, till, suspense FROM payment', {
      mode: 'carte',
      till: 'B1',
      suspense: false,
    });
    if (!(await view.heading(/^Que voulez-vous faire/).isVisible())) await home(lobby);
  },
  async documents(lobby) {
    const { view } = lobby;
    await open(lobby, 'documents');
    await view.asks('Mes documents');
    await expectAccessibleKiosk(view.page);
    await view.touch('Retour');
    await view.asks(/^Que voulez-vous faire/);
  },
  async insurance(lobby) {
    const { view } = lobby;
    await open(lobby, 'insurance');
    await view.answer(/^Quel est votre assureur/, 'MUTUELLE');
    await view.answer(/^Quel est le numéro du contrat/, 'HAB4471');
    await view.answer(/^Quand commence-t-elle/, '01012026');
    await view.answer(/^Quand se termine-t-elle/, '31122027');
    await view.asks(/^Montrez votre attestation/);
    await expectAccessibleKiosk(view.page);
    await photograph(lobby);
    await view.touch('Continuer');
    await view.asks(/^Tout est juste/);
    await view.touch('Envoyer mon attestation');
    await view.asks('Attestation reçue');
    await arrives(lobby, 'SELECT insurer, state FROM certificate', {
      insurer: 'MUTUELLE',
      state: 'a_verifier',
    });
    await home(lobby);
  },
  async request(lobby) {
    const { view } = lobby;
    await open(lobby, 'request');
    await view.asks(/^Où est le problème/);
    await expectAccessibleKiosk(view.page);
    await view.page.locator('[data-choice]').first().tap();
    await view.asks(/^Quel est le problème/);
    await expectAccessibleKiosk(view.page);
    await view.page.locator('[data-choice]').first().tap();
    await view.answer(/^Racontez en quelques mots/, 'FUITE', 'Continuer');
    await view.asks(/^Une photo aide-t-elle/);
    await view.touch('Passer');
    await view.answer(/^À quel numéro vous joindre/, '0639981234');
    await view.asks(/^Quand peut-on venir/);
    await view.touch('Passer');
    await view.asks(/^Tout est juste/);
    await view.touch('Envoyer ma demande');
    await view.asks('Demande enregistrée');
    await arrives(lobby, 'SELECT channel FROM request', { channel: 'borne' });
    await home(lobby);
  },
  async 'contact-details'(lobby) {
    const { view } = lobby;
    await open(lobby, 'contact-details');
    await view.answer(/^Quel est votre téléphone/, '0639984455');
    await view.asks(/^Quel est votre e-mail/);
    await view.touch('Passer');
    await view.asks(/^Tout est juste/);
    await view.touch('Envoyer mes coordonnées');
    await view.asks('Coordonnées transmises');
    await arrives(lobby, 'SELECT part, state, channel FROM dossier_change', {
      part: 'coordonnees',
      state: 'a_valider',
      channel: 'borne',
    });
    await home(lobby);
  },
  async space(lobby) {
    const { view } = lobby;
    await open(lobby, 'space');
    const heading = view.page.getByRole('heading', { level: 1 });
    await expect(heading).toHaveText(/^Quel/);
    for (let steps = 0; steps < 14 && !(await view.heading(/^Tout est juste/).isVisible()); steps += 1) {
      const question = (await heading.textContent()) ?? '';
      if (/guichet/.test(question)) throw new Error(`sent to the counter: ${question}`);
      if (/votre nom/.test(question)) await view.type(COMER.lastName);
      if (/prénom/.test(question)) await view.type(COMER.firstName);
      if (/naissance/.test(question)) await view.type(COMER.birth);
      if (/votre e-mail/.test(question)) await view.type('jb.darc@poste.example');
      if (/conditions/.test(question)) await expectAccessibleKiosk(view.page);
      const go = view.button(/^(J'accepte les conditions|Continuer|Non)$/).first();
      await go.tap();
      await expect(heading)
        .not.toHaveText(question, { timeout: 10_000 })
        .catch(() => {});
    }
    await view.asks(/^Tout est juste/);
    await view.touch('Créer mon espace');
    await view.asks('Espace demandé');
    if (!lobby.office.embedded) {
      await expect(async () => {
        const told = await rows(lobby, "SELECT recipient FROM mail WHERE kind = 'kiosk-space'");
        expect(told).toEqual([{ recipient: ON_FILE }]);
      }).toPass({ timeout: 30_000 });
    }
    await arrives(lobby, 'SELECT person, state FROM tenant_space', { person: 'code:P1', state: 'pending' });
    await home(lobby);
  },
  async debit(lobby, landlord) {
    const { view } = lobby;
    await open(lobby, 'debit');
    await view.asks('Mon prélèvement');
    await expectAccessibleKiosk(view.page);
    const subscribe = view.button('Mettre en place le prélèvement');
    if (landlord === 'habitat-du-gard') {
      // Its guide lets the account be changed, and says nothing of a mandate of one's own making.
      await expect(subscribe).toHaveCount(0);
      await view.touch('Retour');
      await view.asks(/^Que voulez-vous faire/);
      return;
    }
    await subscribe.tap();
    await view.answer(/^Quel est votre IBAN/, 'FR7630006000011234567890189');
    await view.answer(/^Qui est le titulaire du compte/, 'DARC');
    if (await view.heading(/^Quel jour/).isVisible()) await view.page.locator('[data-choice]').first().tap();
    await view.asks(/^Tout est juste/);
    await view.touch('Enregistrer');
    await view.asks('Demande enregistrée');
    await arrives(lobby, 'SELECT state, masked_iban FROM mandate', { state: 'a_signer' });
    await home(lobby);
  },
  async contacts(lobby) {
    const { view } = lobby;
    await open(lobby, 'contacts');
    await view.asks('Contacts utiles');
    await expect(view.page.getByText(/02\s61\s91\s24\s24/).first()).toBeVisible();
    await expectAccessibleKiosk(view.page);
    await view.touch('Retour');
    await view.asks(/^Que voulez-vous faire/);
  },
  async library(lobby) {
    const { view } = lobby;
    await open(lobby, 'library');
    await view.asks('Documents utiles');
    await expectAccessibleKiosk(view.page);
    await view.touch('Retour');
    await view.asks(/^Que voulez-vous faire/);
  },
};

/** The browser's false camera stands for the panel's. */
async function photograph({ view }: Lobby): Promise<void> {
  await view.touch('Prendre une photo');
  await view.touch(/^Photographier$/);
  await view.touch(/^(Garder cette photo|Utiliser cette photo)$/);
}
