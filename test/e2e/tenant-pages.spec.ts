import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { test as base, expect, type TestInfo } from '@playwright/test';
import { listenForMail, type MailReceiver } from '../support/smtp-receiver.ts';
import { TenantPages } from './pages/tenant-pages.ts';
import { expectAccessible } from './support/axe.ts';
import type { LandlordId } from './support/guichet.ts';

const root = join(import.meta.dirname, '../..');
const EMAIL = 'jb.darc@poste.example';
const PASSWORD = 'Lilas-27-au-Balcon';
const OTHER_PASSWORD = 'Volets-38-du-Couloir';
const SIZES = [
  { width: 320, height: 640 },
  { width: 1280, height: 800 },
];

// Each test starts a portal of its own, and looks at each page at two sizes.
base.describe.configure({ timeout: 600_000 });

type Portal = { readonly address: string; readonly printed: string };

const test = base.extend<{
  readonly landlord: LandlordId;
  readonly mail: MailReceiver;
  readonly portal: Portal;
  readonly tenant: TenantPages;
}>({
  landlord: ['cchartres', { option: true }],
  // biome-ignore lint/correctness/noEmptyPattern: playwright reads the names of this pattern
  mail: async ({}, use) => {
    const mail = await listenForMail();
    await use(mail);
    await mail.close();
  },
  portal: async ({ landlord, mail }, use) => {
    const child = spawn(
      process.execPath,
      [join(root, 'test/e2e/support/tenant-pages-process.ts'), landlord, mail.url],
      { cwd: root, stdio: ['pipe', 'pipe', 'inherit'] },
    );
    await use(JSON.parse(await firstLine(child)) as Portal);
    child.stdin.end();
    await once(child, 'exit');
  },
  tenant: async ({ page, portal }, use) => use(new TenantPages(page, portal.address)),
});

async function firstLine(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new Error('the portal says nothing');
  for await (const line of createInterface({ input: child.stdout })) return line;
  throw new Error('the portal ended before it listened');
}

function linkIn(text: string): string {
  const link = /https?:\/\/\S+/.exec(text)?.[0];
  if (link === undefined) throw new Error(`no link in: ${text}`);
  return link;
}

/** The page as a person meets it at each size, and a picture of it when asked: `GUICHET_PICTURES=1`. */
async function look(tenant: TenantPages, info: TestInfo, name: string): Promise<void> {
  const { page } = tenant;
  for (const size of SIZES) {
    await page.setViewportSize(size);
    await tenant.expectToStand();
    await expectAccessible(page);
    if (process.env.GUICHET_PICTURES === '1') {
      await page.screenshot({
        path: info.outputPath(`${name}-${size.width}.png`),
        fullPage: true,
        caret: 'initial',
      });
    }
  }
}

test.describe('under Auvergne', () => {
  test.use({ landlord: 'auvergne-habitat' });

  test('a link of a mail: question, rules, every fault at once, then in', async ({
    page,
    portal,
    mail,
    tenant,
  }, info) => {
    const { text } = await mail.next(EMAIL);
    const link = linkIn(text);
    await page.goto(link);
    await expect(tenant.title('Activer mon espace')).toBeVisible();
    await expect(page.getByRole('group', { name: 'Vérification' })).toBeVisible();
    await look(tenant, info, '01-activer-lien');
    // By keyboard alone: the first key leads to the content, then to the fields.
    await page.keyboard.press('Tab');
    await expect(page.getByRole('link', { name: 'Aller au contenu' })).toBeFocused();
    await tenant.field(/Numéro de compte/).fill(portal.printed);
    await tenant.password('Nouveau mot de passe').fill('court');
    await tenant.password('Le même mot de passe, encore une fois').fill('autre');
    await tenant.answer();
    await page.keyboard.press('Enter');
    await expect(page).toHaveTitle(/^À corriger/);
    await expect(tenant.password('Nouveau mot de passe')).toBeFocused();
    await expect(tenant.password('Nouveau mot de passe')).toHaveAttribute('aria-invalid', 'true');
    await expect(tenant.password('Nouveau mot de passe')).toHaveValue('');
    await look(tenant, info, '02-activer-fautes');
    await tenant.choosePassword(PASSWORD);
    await tenant.field(/[?.]$/).fill('je ne sais pas');
    await tenant.button('Activer mon espace').click();
    await expect(page.getByText("Ce n'est pas la bonne réponse.")).toBeVisible();
    await look(tenant, info, '03-activer-question');
    await tenant.choosePassword(PASSWORD);
    await tenant.answer();
    await page.keyboard.press('Enter');
    await expect(tenant.message()).toContainText('Votre espace est activé.');
    await look(tenant, info, '04-connexion-active');
    await tenant.signIn(EMAIL, PASSWORD);
    await expect(tenant.title('Mon espace')).toBeVisible();
    await page.goto(link);
    await expect(tenant.title('Ce lien a déjà servi')).toBeVisible();
    await look(tenant, info, '05-lien-servi');
    for (const [path, title] of [
      ['/mot-de-passe-oublie', 'Mot de passe oublié'],
      ['/identifiant-oublie', 'Identifiant oublié'],
    ] as const) {
      await tenant.open(path);
      await expect(tenant.title(title)).toBeVisible();
      await look(tenant, info, `06${path.replace('/', '-')}`);
    }
  });
});

test('a slip, a login, agreements, another password, out', async ({ page, tenant }, info) => {
  await tenant.open('/activer');
  await look(tenant, info, '10-activer-code');
  await tenant.field("Code d'activation").fill('ABCD-EFGH-JKMP');
  await page.keyboard.press('Enter');
  await expect(page.getByText("Ce code n'est pas reconnu.")).toBeVisible();
  await expect(tenant.field("Code d'activation")).toBeFocused();
  await look(tenant, info, '11-activer-code-inconnu');
  await tenant.field("Code d'activation").fill('abcd efgh jkmn');
  await page.keyboard.press('Enter');
  await expect(tenant.password('Nouveau mot de passe')).toBeVisible();
  await look(tenant, info, '12-activer-bordereau');
  await tenant.choosePassword(PASSWORD);
  await page.keyboard.press('Enter');
  await expect(tenant.message()).toContainText('Votre espace est activé.');
  await tenant.signIn('l4827 1936', 'mauvais');
  await expect(page.getByRole('alert')).toContainText('Identifiant ou mot de passe incorrect.');
  await expect(tenant.password('Mot de passe')).toBeFocused();
  await look(tenant, info, '13-connexion-refusee');
  await tenant.password('Mot de passe').fill(PASSWORD);
  await page.keyboard.press('Enter');
  await expect(tenant.title('Mon espace')).toBeVisible();
  await expect(page.getByText(/^Compte activé le/)).toBeVisible();
  await look(tenant, info, '14-mon-espace');
  await page.getByRole('link', { name: /^Donner mon accord.*Quittances/ }).click();
  await expect(tenant.title('Donner mon accord')).toBeVisible();
  await look(tenant, info, '15-accord');
  await tenant.button('Je donne mon accord').press('Enter');
  await expect(tenant.message()).toContainText('Votre accord est enregistré.');
  await page.getByRole('link', { name: /^Retirer mon accord.*Quittances/ }).click();
  await expect(page.getByText('Ce qui change')).toBeVisible();
  await look(tenant, info, '16-retrait');
  await tenant.button('Retirer mon accord').press('Enter');
  await expect(tenant.message()).toContainText('Votre accord est retiré.');
  await page.getByRole('link', { name: 'Changer de mot de passe' }).click();
  await look(tenant, info, '17-changer-mot-de-passe');
  await tenant.password('Mot de passe actuel').fill(PASSWORD);
  await tenant.choosePassword(OTHER_PASSWORD);
  await page.keyboard.press('Enter');
  await expect(tenant.message()).toContainText('Votre mot de passe est changé.');
  await tenant.button('Me déconnecter partout').press('Enter');
  await expect(tenant.message()).toContainText('déconnecté de tous vos appareils');
  await tenant.signIn('L48271936', OTHER_PASSWORD);
  await tenant.button('Se déconnecter').click();
  await expect(tenant.message()).toContainText('Vous êtes déconnecté.');
});

test('another e-mail, a forgotten password, a forgotten login', async ({
  page,
  portal,
  mail,
  tenant,
}, info) => {
  await page.goto(linkIn((await mail.next(EMAIL)).text));
  await tenant.field(/Référence client/).fill(portal.printed);
  await tenant.choosePassword(PASSWORD);
  await page.keyboard.press('Enter');
  await expect(tenant.message()).toContainText('Votre espace est activé.');
  await tenant.signIn(EMAIL, PASSWORD);
  await page.getByRole('link', { name: "Changer d'adresse" }).click();
  await look(tenant, info, '20-changer-adresse');
  await tenant.field('Nouvelle adresse e-mail').fill('pas une adresse');
  await tenant.field('La même adresse, encore une fois').fill('autre');
  await page.keyboard.press('Enter');
  const fresh = 'nouvelle@poste.example';
  // The browser itself asks for what it takes for an address before anything leaves.
  await tenant.field('Nouvelle adresse e-mail').fill(fresh);
  await tenant.field('La même adresse, encore une fois').fill(EMAIL);
  await tenant.password('Votre mot de passe').fill('non');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Les deux adresses ne sont pas les mêmes.')).toBeVisible();
  await expect(page.getByText("Ce n'est pas votre mot de passe actuel.")).toBeVisible();
  await look(tenant, info, '21-changer-adresse-fautes');
  await tenant.field('La même adresse, encore une fois').fill(fresh);
  await tenant.password('Votre mot de passe').fill(PASSWORD);
  await page.keyboard.press('Enter');
  await expect(tenant.message()).toContainText('Un lien part à la nouvelle adresse.');
  await page.goto(linkIn((await mail.next(fresh)).text));
  await expect(page.getByText(fresh)).toBeVisible();
  await look(tenant, info, '22-confirmer-adresse');
  await tenant.button('Confirmer cette adresse').press('Enter');
  await expect(tenant.message()).toContainText('Votre adresse e-mail est confirmée.');
  expect((await mail.next(EMAIL)).text).not.toContain(portal.printed);

  await tenant.open('/mot-de-passe-oublie');
  await tenant.field('Adresse e-mail ou identifiant').fill(fresh);
  await page.keyboard.press('Enter');
  await expect(tenant.title('Regardez vos e-mails')).toBeVisible();
  await look(tenant, info, '23-regardez');
  await page.goto(linkIn((await mail.next(fresh)).text));
  await expect(tenant.title('Nouveau mot de passe')).toBeVisible();
  await look(tenant, info, '24-nouveau-mot-de-passe');
  await tenant.choosePassword(OTHER_PASSWORD);
  await page.keyboard.press('Enter');
  await expect(tenant.message()).toContainText('Votre mot de passe est changé.');
  await tenant.open('/identifiant-oublie');
  await tenant.field(/^Adresse e-mail ou référence client/).fill(portal.printed);
  await page.keyboard.press('Enter');
  await expect(tenant.title('Regardez vos e-mails')).toBeVisible();
  await mail.next(fresh); // The password was changed.
  expect((await mail.next(fresh)).text).toContain(fresh);
  await tenant.signIn(fresh, OTHER_PASSWORD);
  await expect(tenant.title('Mon espace')).toBeVisible();
});

test('texts, dead ends and every theme', async ({ page, tenant }, info) => {
  for (const [path, name] of [
    ['', '30-connexion'],
    ['/conditions', '31-conditions'],
    ['/donnees-personnelles', '32-donnees'],
    ['/cookies', '33-cookies'],
    ['/aide', '34-aide'],
    ['/rien', '35-inconnue'],
    ['/activer?cle=x', '36-lien-inconnu'],
    ['/mot-de-passe?cle=x', '37-lien-inconnu'],
  ] as const) {
    await tenant.open(path);
    await look(tenant, info, name);
  }
  await tenant.open();
  for (const media of [{ colorScheme: 'dark' }, { colorScheme: 'light', contrast: 'more' }] as const) {
    await page.emulateMedia(media);
    await look(tenant, info, `38-${'contrast' in media ? 'contraste' : 'sombre'}`);
  }
  await page.emulateMedia({ contrast: null, forcedColors: 'active' });
  await tenant.expectToStand();
  await page.emulateMedia({ forcedColors: null });
  // The page at twice its size on a laptop, and four times.
  for (const width of [640, 320]) {
    await page.setViewportSize({ width, height: 400 });
    await tenant.expectToStand();
  }
  for (let n = 0; n < 6; n += 1) {
    await tenant.signIn('personne@poste.example', 'non');
    await expect(page.getByRole('alert')).toBeVisible();
  }
  await tenant.signIn('personne@poste.example', 'non');
  await expect(tenant.title("Trop d'essais")).toBeVisible();
  await look(tenant, info, '39-trop-d-essais');
});
