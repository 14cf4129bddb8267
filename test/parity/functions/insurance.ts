import { expect } from '@playwright/test';
import { beginCertificate, certificateFile, handOver } from '../../e2e/support/counter-acts.ts';
import { openAccount } from '../../e2e/support/space-walk.ts';
import type { Desk } from '../support/desk.ts';
import type { ParityFunction } from './parity-function.ts';

async function certificates(desk: Desk) {
  return await desk.rows<{
    insurer: string;
    policy: string;
    starts_on: string | null;
    ends_on: string;
    state: string;
    id: string;
  }>('SELECT id, insurer, policy, starts_on, ends_on, state FROM certificate ORDER BY received_at');
}

function french(days: number): string {
  return new Intl.DateTimeFormat('fr-FR', { day: '2-digit', month: '2-digit', year: 'numeric' }).format(
    Date.now() + days * 86_400_000,
  );
}

let policies = 0;

/** F5 with its document; where the guide wants it, no certificate without. */
export const certificateGiven: ParityFunction = {
  variant: 'functions',
  async done(desk, required = '') {
    policies += 1;
    const policy = `HAB-${4_470 + policies}`;
    await beginCertificate(desk.page, desk.printed('family'), {
      insurer: 'Mutuelle des Lilas',
      policy,
      starts: french(-30),
      ends: french(300),
    });
    await desk.page.keyboard.press('Control+Enter');
    if (required === 'fichier')
      await expect(desk.page.getByText(/^Joignez l'attestation/).first()).toBeVisible();
    await handOver(desk.page, certificateFile(policies));
    await desk.page.keyboard.press('Control+Enter');
    await expect(desk.page.getByText('Attestation enregistrée', { exact: true })).toBeVisible();
    await desk.page.keyboard.press('Escape');
    await desk.sent();
    const held = (await certificates(desk)).find((one) => one.policy === policy);
    expect(held).toMatchObject({ insurer: 'Mutuelle des Lilas', state: 'a_verifier' });
    expect(held?.starts_on).not.toBeNull();
    await expect
      .poll(
        () =>
          desk.rows('SELECT 1 FROM attached_file WHERE owner_id = $1 AND arrived_at IS NOT NULL', [held?.id]),
        { timeout: 30_000 },
      )
      .toHaveLength(1);
  },
  async without(desk) {
    await openAccount(desk.page, desk.printed('family'));
    await desk.page.keyboard.press('F5');
    await expect(desk.page.getByText(/ne le propose pas/).first()).toBeVisible();
    await desk.page.keyboard.press('Escape');
    expect(await certificates(desk)).toEqual([]);
  },
};

/** It counts only once the landlord's people have looked. */
export const certificateChecked: ParityFunction = {
  variant: 'options',
  async done(desk) {
    if ((await certificates(desk)).length === 0) await certificateGiven.done(desk, 'fichier');
    await desk.section('family', /^Assurance/);
    await expect(desk.page.getByRole('tabpanel', { name: /^Assurance/ })).toContainText(/vérifi/i);
    expect((await certificates(desk))[0]?.state).toBe('a_verifier');
  },
  async without(desk) {
    await beginCertificate(desk.page, desk.printed('credit'), {
      insurer: 'Mutuelle des Lilas',
      policy: 'HAB-9',
      starts: french(-30),
      ends: french(300),
    });
    await handOver(desk.page, certificateFile(9));
    await desk.page.keyboard.press('Control+Enter');
    await expect(desk.page.getByText('Attestation enregistrée', { exact: true })).toBeVisible();
    await expect(desk.page.getByRole('dialog')).toContainText(/couvre le logement dès aujourd'hui/);
    await desk.page.keyboard.press('Escape');
  },
};
