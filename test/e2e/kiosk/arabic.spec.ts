import { expect } from '@playwright/test';
import { ar } from '../../../src/renderer/kiosk/i18n/ar/index.ts';
import { expectAccessibleKiosk } from '../support/kiosk.ts';
import { KNOWN, test } from '../support/kiosk-demonstration.ts';

test.describe.configure({ timeout: 240_000 });

test('the whole way in Arabic, from right to left', async ({ view, kiosk, page }) => {
  const known = KNOWN.cchartres;
  view.toggles = [ar.frame.letters, ar.frame.digits, ar.frame.shift, ar.frame.lower, ar.frame.signs];
  await view.touch('العربية');
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  await expect(page.locator('html')).toHaveAttribute('lang', 'ar');
  await test.step('mirrored: the end of the bar is at the left', async () => {
    const end = await view.button(ar.frame.finish).boundingBox();
    const help = await view.button(ar.frame.help).boundingBox();
    expect(end?.x ?? 0).toBeLessThan(help?.x ?? 0);
  });
  await expectAccessibleKiosk(page);
  await view.touch(ar.start.enter);
  await view.asks(ar.identify.referenceTitle);
  await view.type(known.reference);
  await test.step('a reference stays from left to right', async () => {
    const field = page.getByRole('textbox').first();
    await expect(field).toHaveValue(known.reference);
    expect(await field.evaluate((one) => getComputedStyle(one).direction)).toBe('ltr');
  });
  await view.touch(ar.frame.continue);
  await view.asks(ar.identify.birthTitle);
  await view.type(known.birth);
  await view.touch(ar.frame.continue);
  await view.asks(ar.home.title);
  await expect(page.getByText('Mon solde')).toBeVisible();
  await expectAccessibleKiosk(page);
  await view.touch(new RegExp(`^${ar.home.balance}`));
  await view.asks(ar.proof.codeTitle);
  await view.type(kiosk.codes[0] ?? '');
  await view.touch(ar.frame.continue);
  await view.asks(ar.balance.title);
  await view.touch(ar.balance.show);
  await expect(page.getByText(/445,34/).first()).toBeVisible();
  await expectAccessibleKiosk(page);
  await view.touch(ar.frame.back);
  for (const [tile, title] of [
    [ar.home.payment, ar.payment.months],
    [ar.home.documents, ar.documents.title],
    [ar.home.insurance, ar.insurance.insurer],
    [ar.home.request, ar.request.place],
    [ar.home.contactDetails, ar.contactDetails.phone],
    [ar.home.space, null],
    [ar.home.debit, ar.debit.title],
  ] as const) {
    await view.asks(ar.home.title);
    await view.touch(new RegExp(`^${tile}`));
    if (title === null) await expect(view.heading(ar.home.title)).toBeHidden();
    else await view.asks(title);
    await expectAccessibleKiosk(page);
    await view.touch(ar.frame.back);
  }
  await view.touch(ar.frame.finish);
  await view.asks('Bonjour');
  await expect(page.locator('html')).toHaveAttribute('dir', 'ltr');
});
