import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { referenceAt } from '../../../src/core/demonstration/references.ts';
import { FILES_FOLDER, openFileStore } from '../../../src/core/documents/file-store.ts';
import { givenSecrets } from '../../../src/core/host/given-secrets.ts';
import { instanceToken } from '../../../src/core/host/instance-token.ts';
import { systemClock, systemIds } from '../../../src/core/host/system-clock.ts';
import { applyFolder } from '../../../src/core/import/apply.ts';
import { currentProfile, referenceRuleOf } from '../../../src/core/landlords/current-profile.ts';
import { localDay } from '../../../src/core/local-day.ts';
import { type Core, openCore } from '../../../src/core/open-core.ts';
import type { Clock } from '../../../src/core/ports.ts';
import { createRealBase } from '../../../src/core/setup/real-base.ts';
import { insertAgent } from '../../../src/core/staff/agents.ts';
import { hashSecret } from '../../../src/core/staff/secrets-hash.ts';
import { readOrCreateKey } from '../../../src/loopback/key-folder.ts';
import { addMonths, type IsoMonth, isoDate, monthOf } from '../../../src/rules/dates.ts';
import { type ErpFiles, writeErpFolder } from '../../support/erp-folder.ts';
import { capturingLog, testPorts } from '../../support/test-ports.ts';
import type { LandlordId } from './guichet.ts';
import { CLERK, MANAGER, TENANTS, type Tenant } from './tenants.ts';

export type ScenarioBase = {
  readonly data: string;
  readonly accounts: Readonly<Record<Tenant, { readonly printed: string; readonly holder: string }>>;
  /** Months back from today's, from 0. */
  readonly months: readonly IsoMonth[];
};

/** A real base of the landlord's, with its tenants imported from an ERP's folder and two agents. */
export async function scenarioBase(landlord: LandlordId): Promise<ScenarioBase> {
  const data = mkdtempSync(join(tmpdir(), `guichet-scenario-${landlord}-`));
  const core = openScenario(data);
  try {
    const administrator = { login: 'admin', name: 'Paul Rivoal', password: 'administrateur-1' };
    await createRealBase(core.services, {
      landlordId: landlord,
      agency: 'Agence Centre',
      post: 'Guichet 2',
      till: 'G2',
      administrator,
    });
    await addAgents(core);
    const accounts = importTenants(core, data);
    const today = isoDate(localDay(systemClock));
    return {
      data,
      accounts,
      months: [0, 1, 2].map((back) => monthOf(addMonths(today, -back))),
    };
  } finally {
    await core.close();
  }
}

/** The core on a data folder of the loopback door, in this process. */
export function openScenario(data: string, clock: Clock = systemClock): Core {
  return openCore({
    ...testPorts(data, clock, systemIds, capturingLog()),
    secrets: givenSecrets(readOrCreateKey(data), instanceToken(data), data),
  });
}

async function addAgents(core: Core): Promise<void> {
  for (const [agent, role, title] of [
    [CLERK, 'agent', "Chargée d'accueil"],
    [MANAGER, 'responsable', "Responsable d'agence"],
  ] as const)
    insertAgent(core.services.base.writable(), {
      id: systemIds.next(),
      login: agent.login,
      name: agent.name,
      initials: agent.name.slice(0, 1),
      job_title: title,
      role,
      password_hash: await hashSecret(agent.password),
      pin_hash: null,
      theme: 'light',
      demonstration_password: null,
      demonstration_pin: null,
    });
}

function importTenants(core: Core, data: string): ScenarioBase['accounts'] {
  const { base } = core.services;
  const profile = currentProfile(base.readable());
  const rule = referenceRuleOf(profile);
  const today = localDay(systemClock);
  const folder = mkdtempSync(join(tmpdir(), 'guichet-erp-'));
  const names = Object.keys(TENANTS) as Tenant[];
  const printed = new Map(
    names.map((name, rank) => [name, referenceAt(rule, rank + 1, dwellingOf(rank)).printed]),
  );
  const referenceOf = (name: Tenant) => printed.get(name) ?? '';
  try {
    writeErpFolder(folder, files(names, referenceOf, today));
    const report = applyFolder(base.writable(), {
      folder,
      referenceRule: rule,
      dryRun: false,
      day: today,
      at: new Date(systemClock.now()).toISOString(),
      files: openFileStore(join(data, FILES_FOLDER), base.key),
      onProgress: () => {},
    });
    const [fault] = report.faults;
    if (!report.applied || fault !== undefined)
      throw new Error(`the scenario was not imported: ${fault?.reason}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return Object.fromEntries(
    names.map((name) => [name, { printed: referenceOf(name), holder: TENANTS[name].name.join(' ') }]),
  ) as ScenarioBase['accounts'];
}

function dwellingOf(rank: number): string {
  return `${4_821_000 + rank}T3`;
}

function files(names: readonly Tenant[], referenceOf: (name: Tenant) => string, today: string): ErpFiles {
  const day = isoDate(today);
  const entries = names.flatMap((name) =>
    Object.entries(TENANTS[name].months).flatMap(([back, cents]) =>
      linesOf(referenceOf(name), name, monthOf(addMonths(day, -Number(back))), cents),
    ),
  );
  return {
    agences: ['code;nom', 'AG1;Agence Centre'],
    residences: [
      'code_residence;nom;agence;adresse;code_postal;commune',
      'R1;Les Bleuets;AG1;14 rue des Bleuets;28000;Chartres',
    ],
    logements: [
      'code_logement;code_residence;type;surface;adresse1;code_postal;commune;porte',
      ...names.map(
        (name, rank) =>
          `${dwellingOf(rank)};R1;${name === 'parking' ? 'PARKING' : 'T3'};;14 rue des Bleuets;28000;Chartres;${rank + 1}`,
      ),
    ],
    baux: [
      'reference;code_logement;date_effet;date_sortie;loyer;charges',
      ...names.map(
        (name, rank) =>
          `${referenceOf(name)};${dwellingOf(rank)};2019-03-01;${name === 'exited' ? addMonths(day, -1) : ''};300;80`,
      ),
    ],
    personnes: [
      'reference;role;code_personne;civilite;nom;prenom;date_naissance',
      ...names.map((name) => {
        const [last, first] = TENANTS[name].name;
        return `${referenceOf(name)};signataire_principal;P-${last}-${first};;${last};${first};1980-01-${String(names.findIndex((other) => TENANTS[other].name.join() === TENANTS[name].name.join()) + 1).padStart(2, '0')}`;
      }),
    ],
    ecritures: ['reference;piece;date;echeance;periode;nature;libelle;debit;credit', ...entries],
  };
}

/** A month as its avis asks it: rent, charges and what is taken off, whose sum is the debt. */
function linesOf(reference: string, name: Tenant, month: IsoMonth, cents: number): string[] {
  const charges = 8_000;
  const aid = cents < 0 ? 40_000 : 12_000;
  const rls = 500;
  const rent = cents - charges + aid + rls;
  return (
    [
      ['loyer', rent, 'debit'],
      ['charges', charges, 'debit'],
      ['apl', aid, 'credit'],
      ['rls', rls, 'credit'],
    ] as const
  ).map(([nature, amount, side], index) => {
    const text = (amount / 100).toFixed(2).replace('.', ',');
    return `${reference};${name}-${month}-${index};${month}-01;${month}-05;${month};${nature};;${side === 'debit' ? text : ''};${side === 'credit' ? text : ''}`;
  });
}
