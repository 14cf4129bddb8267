import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { type Browser, chromium, type Page } from '@playwright/test';
import { findBrowser } from '../../src/loopback/find-browser.ts';
import { DEVICE_FORGIVES_MS, DEVICE_TRIES } from '../../src/rules/kiosk/tries.ts';
import { KioskView } from '../e2e/pages/kiosk.ts';
import { type Guichet, startGuichet } from '../e2e/support/guichet.ts';
import { EXIT_CODE, touchPage } from '../e2e/support/kiosk.ts';
import { KNOWN, startDemonstrationKiosk } from '../e2e/support/kiosk-demonstration.ts';
import { driftPerThousand, heldBytes } from './kiosk-memory.ts';
import { warmUp } from './kiosk-warm.ts';
import { type Random, seeded } from './random.ts';

const run = promisify(execFile);
const COLLECT = pathToFileURL(join(import.meta.dirname, 'collect-often.ts')).href;
const ENTRY = join(import.meta.dirname, 'kiosk-tickets-process.ts');

/** What happens to a visit in the middle of it. */
const HAPPENINGS = [
  'nothing',
  'reload',
  'another-page',
  'line-cut',
  'killed',
  'left-alone',
  'ended',
] as const;
type Happening = (typeof HAPPENINGS)[number];
const VISITS = ['wrong', 'pays', 'asks', 'looks', 'proves'] as const;
type Visit = (typeof VISITS)[number];

export type KioskCampaign = {
  readonly visits: number;
  readonly happened: Readonly<Record<Happening, number>>;
  /** Tickets whose number a screen showed, and those of the base. */
  readonly shown: number;
  readonly kept: number;
  /** A page that did not come back to its beginning, a number shown and not kept, memory that grows. */
  readonly faults: readonly string[];
  /** Growth of what is held after collection, per 1 000 visits. */
  readonly drift: number;
};

/** Wrong tries that leave the kiosk open to the next. */
const WRONG_TRIES = DEVICE_TRIES - 5;

const VARIABLES = {
  CUPS_SERVER: '/nonexistent/cups.sock',
  GUICHET_KIOSK_EXIT: EXIT_CODE,
  GUICHET_KIOSK_IDLE: '3',
  NODE_OPTIONS: `--import ${COLLECT}`,
};

/**
 * Visits one after another at one kiosk, in a real browser, each with something that happens to it. After each the
 * kiosk must stand at its first page again, serving.
 */
export async function kioskCampaign(
  {
    times,
    seed,
    warming = 0,
  }: {
    readonly times: number;
    readonly seed: number;
    /** Visits over the wire before the memory is looked at. */
    readonly warming?: number;
  },
  heard: (done: number) => void = () => {},
): Promise<KioskCampaign> {
  const random = seeded(seed);
  const executablePath = process.env.GUICHET_BROWSER ?? findBrowser();
  const browser = await chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--disable-gpu'],
  });
  const made = await startDemonstrationKiosk(browser, 'cchartres', { codes: 5, environment: VARIABLES });
  const hall = new Hall(browser, made);
  const happened = Object.fromEntries(HAPPENINGS.map((name) => [name, 0])) as Record<Happening, number>;
  const faults: string[] = [];
  const shown = new Set<string>();
  const samples: number[] = [];
  // What a new process holds is no growth: it is killed at the beginning alone.
  const killing = Math.floor(times / 6);
  const began = Date.now();
  let wrong = 0;
  try {
    await hall.open();
    for (let done = 0; done < times; done += 1) {
      if (done === killing) await hall.warm(warming);
      let visit = random.pick(VISITS);
      // Beyond, the kiosk itself sends everyone to the counter, as it must.
      if (visit === 'wrong' && wrong >= WRONG_TRIES + (Date.now() - began) / DEVICE_FORGIVES_MS)
        visit = 'looks';
      if (visit === 'wrong') wrong += 1;
      let happening = random.pick(HAPPENINGS);
      if (happening === 'killed' && done >= killing) happening = 'reload';
      // Nearly half a minute each.
      if (happening === 'left-alone' && random.below(4) > 0) happening = 'ended';
      happened[happening] += 1;
      try {
        const number = await hall.visit(visit, random);
        if (number !== undefined) shown.add(number);
      } catch (error) {
        faults.push(`visit ${done} (${visit}): ${firstLine(error)}`);
      }
      try {
        await hall.happen(happening);
      } catch (error) {
        faults.push(`visit ${done} (${visit}, ${happening}): dead screen, ${firstLine(error)}`);
        await hall.open();
      }
      if (done >= killing) samples.push(heldBytes(hall.pid));
      heard(done + 1);
    }
  } finally {
    await hall.close();
    await browser.close();
  }
  const { stdout } = await run(process.execPath, [ENTRY, made.data]);
  const kept = new Set(JSON.parse(stdout) as string[]);
  for (const number of shown)
    if (!kept.has(number)) faults.push(`ticket ${number} was shown and is not kept`);
  made.erase();
  return {
    visits: times,
    happened,
    shown: shown.size,
    kept: kept.size,
    faults,
    drift: driftPerThousand(samples),
  };
}

function firstLine(error: unknown): string {
  return String(error instanceof Error ? error.message : error).split('\n')[0] ?? '';
}

/** The lobby: one kiosk, one panel, whatever happens to them. */
class Hall {
  readonly #browser: Browser;
  #kiosk: Guichet;
  #page: Page | undefined;

  constructor(browser: Browser, kiosk: Guichet) {
    this.#browser = browser;
    this.#kiosk = kiosk;
  }

  get pid(): number {
    return this.#kiosk.pid;
  }

  async open(): Promise<void> {
    await this.#page?.context().close();
    this.#page = await touchPage(this.#browser);
    await new KioskView(this.#page).start(this.#kiosk.address);
  }

  /** Its panel's page is put out by them, and comes back. */
  async warm(visits: number): Promise<void> {
    if (visits === 0) return;
    await warmUp(this.#kiosk.address, visits);
    await this.open();
  }

  /** The number of a ticket, where the visit came to one. */
  async visit(kind: Visit, random: Random): Promise<string | undefined> {
    const view = this.#view();
    const known = KNOWN.cchartres;
    switch (kind) {
      case 'wrong':
        await view.touch('Mon espace locataire');
        // Another reference each time: five tries of one send it to the counter.
        await view.answer(/^Quelle est votre référence/, `00${10_000_000 + random.below(80_000_000)}`);
        await view.answer(/date de naissance/, '01011970');
        return undefined;
      case 'pays': {
        await view.touch("Payer sans m'identifier");
        await view.answer(/^Quelle est votre référence/, known.reference);
        await view.answer(/^Tapez-la une seconde fois/, known.reference);
        await view.answer(/^Quel montant payez-vous/, String(1 + random.below(90)));
        await view.touch('Payer par carte');
        const done = view.heading(/^(Paiement enregistré|Le paiement n'a pas été fait|Nous vérifions)/);
        await done.waitFor({ timeout: 40_000 });
        return /Paiement enregistré/.test((await done.textContent()) ?? '') ? this.#number() : undefined;
      }
      case 'asks': {
        await view.identify(known.reference, known);
        await view.touch(/^Faire une demande/);
        await view.asks(/^Où est le problème/);
        await view.page.locator('[data-choice]').first().tap();
        await view.asks(/^Quel est le problème/);
        await view.page.locator('[data-choice]').first().tap();
        for (const question of [/^Racontez/, /^Une photo/, /^À quel numéro/, /^Quand peut-on/]) {
          await view.asks(question);
          await view.touch('Passer');
        }
        await view.asks(/^Tout est juste/);
        await view.touch('Envoyer ma demande');
        await view.asks('Demande enregistrée');
        return this.#number();
      }
      case 'proves':
        await view.identify(known.reference, known);
        await view.touch(/^Mon solde/);
        await view.asks(/^Avez-vous un code/);
        return undefined;
      case 'looks':
        await view.touch('Aide');
        await view.asks(/^Besoin d'aide/);
        return undefined;
    }
  }

  /** Whatever happens, the kiosk then stands at its first page. */
  async happen(what: Happening): Promise<void> {
    const page = this.#view().page;
    switch (what) {
      case 'nothing':
      case 'ended':
        await this.#view().touch('Terminer');
        break;
      case 'left-alone':
        break;
      case 'reload':
        await page.reload();
        break;
      case 'another-page':
        await this.open();
        break;
      case 'line-cut':
        await page.context().setOffline(true);
        await page.waitForTimeout(300);
        await page.context().setOffline(false);
        await this.#view().touch('Terminer');
        break;
      case 'killed':
        await this.#kiosk.kill();
        this.#kiosk = await startGuichet(this.#kiosk.data, ['--kiosk'], VARIABLES);
        await this.open();
        break;
      default:
        what satisfies never;
    }
    await this.#view().heading('Bonjour').waitFor({ timeout: 60_000 });
  }

  async close(): Promise<void> {
    await this.#page?.context().close();
    await this.#kiosk.stop();
  }

  async #number(): Promise<string> {
    const shown = this.#view()
      .page.getByText(/\bB1[A-Z]+-(?:[A-Z]-)?\d{6}\b/)
      .first();
    await shown.waitFor({ timeout: 10_000 });
    const number = /\bB1[A-Z]+-(?:[A-Z]-)?\d{6}\b/.exec((await shown.textContent()) ?? '')?.[0];
    if (number === undefined) throw new Error('no number on the screen');
    return number;
  }

  #view(): KioskView {
    if (this.#page === undefined) throw new Error('no panel');
    return new KioskView(this.#page);
  }
}
