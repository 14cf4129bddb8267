import { expect } from '@playwright/test';
import type { TourLandlord } from '../../src/start/tour-options.ts';
import type { Checks } from './checks.ts';
import type { Counter } from './counter.ts';
import type { PortalInTour } from './portal.ts';
import type { Stored } from './stored.ts';
import type { TourTenant, TourTenants } from './tenants.ts';

/** Everything a step may look at and act on. */
export class Day {
  readonly landlord: TourLandlord;
  readonly counter: Counter;
  readonly stored: Stored;
  readonly tenants: TourTenants;
  readonly portal: PortalInTour;

  constructor(parts: Pick<Day, 'landlord' | 'counter' | 'stored' | 'tenants' | 'portal'>) {
    this.landlord = parts.landlord;
    this.counter = parts.counter;
    this.stored = parts.stored;
    this.tenants = parts.tenants;
    this.portal = parts.portal;
  }

  /** Waits until the page says that nothing waits to be sent. */
  async sent(): Promise<void> {
    await expect(this.counter.chip).toHaveText('En ligne · tout est envoyé', { timeout: 30_000 });
  }

  /** What an account shows on the page and holds in the base must both be `cents`; above zero the tenant owes. */
  async checkBalance(check: Checks, tenant: TourTenant, cents: number): Promise<void> {
    check.cents('base', `solde de ${tenant.printed}`, this.stored.balance(tenant.account), cents);
    check.cents(
      'base',
      `somme des écritures de ${tenant.printed}`,
      this.stored.ledger(tenant.account),
      cents,
    );
    // The page follows the base within one event.
    await expect.poll(() => this.counter.clerk.balanceCents(), { timeout: 5000 }).toBe(cents);
    check.cents('page', `solde de ${tenant.printed}`, await this.counter.clerk.balanceCents(), cents);
  }

  /** The portal must hold the payments of the account, or of everyone, to the cent, each once. */
  async checkPortal(check: Checks, account?: string): Promise<void> {
    await this.sent();
    const base = this.stored.payments(account);
    const held = await this.portal.payments(account);
    const acts = await this.portal.acts();
    if (acts !== null) check.count('portail', 'opérations reçues', acts, this.stored.acts());
    check.count('portail', 'nombre de paiements', held.length, base.length);
    for (const own of base) {
      const there = held.filter(({ id }) => id === own.id);
      check.count('portail', `exemplaires de ${own.number}`, there.length, 1);
      check.cents('portail', `montant de ${own.number}`, there[0]?.cents ?? 0, own.cents);
      check.same('portail', `numéro, mode et annulation de ${own.number}`, factsOf(there[0]), factsOf(own));
    }
  }
}

function factsOf(one: { number: string; mode: string; reversed: boolean } | undefined) {
  return one === undefined ? null : [one.number, one.mode, one.reversed];
}
