import { expect, type Locator, type Page } from '@playwright/test';
import type { KioskView } from '../pages/kiosk.ts';
import { EXIT_CODE, expectAccessibleKiosk, LANDSCAPE, PORTRAIT } from '../support/kiosk.ts';
import { KNOWN, test } from '../support/kiosk-demonstration.ts';

test.describe.configure({ timeout: 240_000 });
const known = KNOWN.cchartres;

/** Millimetres at the density of the tests' panel. */
const PIXELS_PER_MM = 4;
const LEAST = Math.max(64, 15 * PIXELS_PER_MM);

for (const panel of [PORTRAIT, LANDSCAPE]) {
  test.describe(`${panel.width}×${panel.height}`, () => {
    test.use({ viewport: panel });
    test('at the largest text every target is large, nothing is cut, nothing scrolls', async ({
      view,
      page,
      kiosk,
    }) => {
      await view.touch('Affichage');
      await view.touch('Très grand texte');
      await view.touch('Contraste fort');
      await view.touch(/^(Retour|Continuer|Fermer)/);
      await examine(page);
      await view.touch('Mon espace locataire');
      await view.asks(/^Quelle est votre référence/);
      await examine(page);
      await view.type(known.reference);
      await view.touch('Continuer');
      await view.prove(known);
      await view.asks(/^Que voulez-vous faire/);
      await examine(page);
      await view.touch(/^Mon solde/);
      await view.asks(/^Avez-vous un code/);
      await examine(page);
      await view.giveCode(kiosk.codes[0] ?? '');
      await view.asks('Mon solde');
      await view.touch('Afficher mon solde');
      await examine(page);
      await view.touch('Affichage');
      await view.find(/^Mode bas/);
      await view.touch('Retour');
      await view.asks('Mon solde');
      await examine(page);
      await view.touch('Retour');
      await view.asks(/^Que voulez-vous faire/);
      await examine(page);
      await view.find(/^Mes coordonnées/);
      await view.asks(/^Quel est votre téléphone/);
      await examine(page);
      await view.type('06');
      await view.touch('Continuer');
      await view.asks(/^Quel est votre e-mail/);
      await examine(page);
      await view.touch('Passer');
      await view.asks(/^Tout est juste/);
      await examine(page);
      await view.touch('Envoyer mes coordonnées');
      await view.asks(/^Quel est votre téléphone/);
      await expect(page.getByRole('textbox')).toHaveAttribute('aria-invalid', 'true');
      await examine(page);
    });
  });
}

/** Targets, cuts, scrolling and axe of the page as it stands; nothing that is touched lies over something else. */
async function examine(page: Page): Promise<void> {
  await expectAccessibleKiosk(page);
  const small = await page
    .locator(
      'button:visible, [role=button]:visible, [role=checkbox]:visible, [role=radio]:visible, input:visible',
    )
    .evaluateAll(
      (targets, least) =>
        targets
          .map((one) => ({
            name: one.getAttribute('aria-label') ?? one.textContent,
            box: one.getBoundingClientRect(),
          }))
          .filter(({ box }) => box.width > 1 && (box.width < least || box.height < least))
          .map(({ name, box }) => `${name}: ${Math.round(box.width)}×${Math.round(box.height)}`),
      LEAST,
    );
  expect(small).toEqual([]);
  const over = await page.locator('button:visible').evaluateAll((buttons) => {
    const boxes = buttons.map((one) => ({ name: one.textContent ?? '', box: one.getBoundingClientRect() }));
    return boxes.flatMap(({ name, box }, place) =>
      boxes
        .slice(place + 1)
        .filter(
          (other) =>
            Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left) > 1 &&
            Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top) > 1,
        )
        .map((other) => `${name} / ${other.name}`),
    );
  });
  expect(over).toEqual([]);
  const overflow = await page.evaluate(() => ({
    x: document.documentElement.scrollWidth > window.innerWidth + 1,
    y: document.documentElement.scrollHeight > window.innerHeight + 1,
    out: [...document.querySelectorAll('button, h1, p')]
      .filter((one) => one.checkVisibility())
      .map((one) => ({ text: one.textContent?.slice(0, 40), box: one.getBoundingClientRect() }))
      .filter(
        ({ box }) =>
          box.width > 1 &&
          (box.right > window.innerWidth + 1 ||
            box.bottom > window.innerHeight + 1 ||
            box.left < -1 ||
            box.top < -1),
      )
      .map(({ text }) => text),
  }));
  expect(overflow).toEqual({ x: false, y: false, out: [] });
}

test('by the keypad alone: arrows and Enter, from the first page to the balance', async ({
  view,
  page,
  kiosk,
}) => {
  await press(page, view.button('Mon espace locataire'));
  await view.asks(/^Quelle est votre référence/);
  await page.keyboard.type(known.reference, { delay: 60 });
  await press(page, view.button('Continuer'));
  await view.asks(/date de naissance/);
  await page.keyboard.type(known.birth, { delay: 60 });
  await press(page, view.button('Continuer'));
  await view.asks(/^Que voulez-vous faire/);
  await press(page, view.button(/^Mon solde/));
  await view.asks(/^Avez-vous un code/);
  await expect(page.getByRole('textbox', { name: 'Code du guichet' })).toBeVisible();
  await page.keyboard.type(kiosk.codes[0] ?? '', { delay: 60 });
  await press(page, view.button('Continuer'));
  await view.asks('Mon solde');
  await press(page, view.button('Afficher mon solde'));
  await expect(page.getByText(/445,34/).first()).toBeVisible();
});

/** Down from control to control until it has the focus, then Enter. */
async function press(page: Page, target: Locator): Promise<void> {
  await expect(target.first()).toBeVisible();
  for (let moves = 0; moves < 80; moves += 1) {
    if (await target.first().evaluate((one) => one === document.activeElement)) {
      await page.keyboard.press('Enter');
      return;
    }
    await page.keyboard.press('ArrowDown');
  }
  throw new Error('the keypad does not reach it');
}

test('spoken: the questions, never what is secret', async ({ view, kiosk }) => {
  await view.touch('Affichage');
  await view.touch('Écouter la borne');
  await view.touch(/^(Retour|Continuer|Fermer)/);
  await identify(view);
  await view.touch(/^Mon solde/);
  await view.giveCode(kiosk.codes[0] ?? '');
  await view.asks('Mon solde');
  const said = await view.transcript();
  expect(said).toMatch(/Quelle est votre référence/);
  expect(said).toMatch(/code du guichet/);
  for (const secret of [kiosk.codes[0] ?? '', known.birth, '12/03/1984', '445,34'])
    expect(said).not.toContain(secret);
  await view.touch('Afficher mon solde');
  await expect(async () => expect(await view.transcript()).toMatch(/445,34/)).toPass();
});

async function identify(view: KioskView): Promise<void> {
  await view.identify(known.reference, known);
}

test('five wrong tries send to the counter, and a stranger reference says the same', async ({
  view,
  page,
}) => {
  const tell = async (reference: string): Promise<string> => {
    await view.touch('Mon espace locataire');
    await view.answer(/^Quelle est votre référence/, reference);
    await view.answer(/date de naissance/, '01011901');
    const said = page.getByRole('alert').first();
    await expect(said).toBeVisible();
    const text = (await said.textContent()) ?? '';
    await view.end();
    return text;
  };
  const known1 = await tell(known.reference);
  const unknown = await tell('0099999999');
  expect(unknown).toBe(known1);
});

test.describe('left alone', () => {
  // Not the 45 s of a lobby, which station.status says: nobody waits for them here.
  test.use({ idleSeconds: 8 });

  test('the question, its seconds, then nothing of the person', async ({ view, page, kiosk }) => {
    await identify(view);
    await view.touch(/^Mon solde/);
    await view.giveCode(kiosk.codes[0] ?? '');
    await view.asks('Mon solde');
    await view.touch('Afficher mon solde');
    await expect(page.getByText(/445,34/).first()).toBeVisible();
    const dialog = page.getByRole('dialog', { name: /^Êtes-vous toujours là/ });
    await expect(dialog).toBeVisible({ timeout: 60_000 });
    await expect(page.getByText(/445,34/)).toHaveCount(0);
    await expectAccessibleKiosk(page);
    await dialog.getByRole('button', { name: 'Oui, continuer' }).tap();
    await expect(dialog).toBeHidden();
    await expect(dialog).toBeVisible({ timeout: 60_000 });
    await expect(view.heading('Bonjour')).toBeVisible({ timeout: 40_000 });
    await expect(page.getByText(/445,34|ARC|0030020790/)).toHaveCount(0);
  });
});

test('leaves for nobody but the staff', async ({ view, page, kiosk }) => {
  const mark = page.locator('[data-mark]');
  for (let touches = 0; touches < 5; touches += 1) await mark.tap();
  await view.asks('Code du personnel');
  await view.type('111111');
  await view.touch('Quitter la borne');
  await expect(page.getByRole('alert').first()).toBeVisible();
  await expectAccessibleKiosk(page);
  for (let erase = 0; erase < 6; erase += 1) await view.touch('Effacer');
  await view.type(EXIT_CODE);
  await view.touch('Quitter la borne');
  await expect(async () => {
    expect(
      await fetch(new URL(kiosk.address).origin).then(
        () => 'answers',
        () => 'gone',
      ),
    ).toBe('gone');
  }).toPass({ timeout: 20_000 });
});
