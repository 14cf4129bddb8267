import type { SetupStatus } from '../../contract/setup.ts';
import type { ReadableDb } from '../database/connection.ts';
import { readMeta, requireMeta } from '../database/meta.ts';
import { currentProfile } from '../landlords/current-profile.ts';
import { listProfileFiles, type ProfileFile } from '../landlords/resources.ts';
import type { CoreServices } from '../procedures/procedures.ts';
import { Refusal } from '../procedures/refusal.ts';
import { hasAgents } from '../staff/agents.ts';
import { PULL_STEP } from '../sync/desk.ts';
import { pullOf } from '../sync/status.ts';
import { readPortalLink } from '../sync/store/link-state.ts';
import { currentBuilding } from './building.ts';

/** What the first screen must show: a choice, a work in progress, the counter, or why there is none. */
export function setupStatus(core: CoreServices): SetupStatus {
  const { fault } = core.base;
  if (fault !== undefined) return { kind: 'blocked', code: fault.code, ...fault.words };
  const building = currentBuilding(core);
  if (building !== undefined) return { kind: 'building', work: 'demonstration', ...building };
  const db = core.base.readable();
  if (readMeta(db, 'landlord') === undefined) return choice(core);
  try {
    currentProfile(db);
    return arriving(core, db) ?? { kind: 'ready' };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return {
      kind: 'blocked',
      code: error.failure.code,
      title: 'Le profil du bailleur ne peut pas être lu',
      happened: error.message,
      kept: "La base n'a pas été touchée\u202f: rien n'est perdu.",
      next: 'Donnez ce code à votre support, ou restaurez la dernière sauvegarde.',
    };
  }
}

/** A post just joined to a portal, which nobody can sign in to until the agents have come down. */
function arriving(core: CoreServices, db: ReadableDb): SetupStatus | undefined {
  const link = readPortalLink(db);
  if (link === undefined || hasAgents(db)) return undefined;
  const { done, total } = pullOf(link, core.sync.live) ?? { done: 0, total: 1 };
  const landlordId = requireMeta(db, 'landlord');
  return { kind: 'building', work: 'portal', landlordId, step: PULL_STEP, done, total };
}

function choice(core: CoreServices): SetupStatus {
  const files = profileFiles(core);
  const usable = files.flatMap((file) => (file.kind === 'ok' ? [file.profile] : []));
  for (const file of files) {
    if (file.kind === 'unusable') core.ports.log.info('profile-unusable', { file: file.file });
  }
  if (usable.length > 0) {
    const landlords = usable.map(({ id, name, legalForm, letterhead }) => ({
      id,
      name,
      legalForm,
      city: letterhead.city,
    }));
    return { kind: 'choose', landlords };
  }
  const first = files.find((file) => file.kind === 'unusable');
  return {
    kind: 'blocked',
    code: 'PRO-003',
    title: 'Aucun profil de bailleur ne peut être lu',
    happened: first?.sentence ?? 'Le dossier des profils manque dans les fichiers du programme.',
    kept: "Rien n'a été créé ni effacé.",
    next: 'Réinstallez Guichet sur ce poste.',
  };
}

function profileFiles(core: CoreServices): readonly ProfileFile[] {
  try {
    return listProfileFiles(core.ports.directories.resources);
  } catch {
    return [];
  }
}
