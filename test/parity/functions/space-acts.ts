import { expect } from '@playwright/test';
import type { Desk } from '../support/desk.ts';
import type { ParityFunction } from './parity-function.ts';
import { expectNoSpace, MAIN } from './spaces.ts';

export function cardOf(desk: Desk) {
  return desk.space.card.filter({ hasText: MAIN.name });
}

export async function actOf(desk: Desk, act: string, done: string): Promise<void> {
  await desk.section('family', 'Espace locataire');
  await cardOf(desk).getByRole('button', { name: act, exact: true }).click();
  const field = desk.page.getByRole('dialog').getByRole('button', { name: /Pièce d'identité vue$/ });
  if (await field.isVisible()) await pick(desk, /Pièce d'identité vue$/, "Carte nationale d'identité");
  await desk.page.keyboard.press('Control+Enter');
  await expect(desk.page.getByRole('dialog', { name: done })).toBeVisible();
  await desk.space.close();
  await desk.sent();
}

export async function pick(desk: Desk, field: RegExp, label: string): Promise<void> {
  const { page } = desk;
  await page.getByRole('dialog').getByRole('button', { name: field }).click();
  await page.getByRole('option', { name: label }).click();
  await expect(page.getByRole('listbox')).toHaveCount(0);
}

/** What was begun is left, and forgotten. */
export async function leave(desk: Desk): Promise<void> {
  const erase = desk.page.getByRole('button', { name: 'Effacer' });
  if (await erase.isVisible()) await erase.click();
  for (let times = 0; times < 4; times += 1) await desk.page.keyboard.press('Escape');
  await desk.page.keyboard.press('F2');
}

export const noSpace = (done: ParityFunction['done']): ParityFunction => ({
  variant: 'functions',
  done,
  without: (desk) => expectNoSpace(desk),
});
