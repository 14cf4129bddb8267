import type { KioskStatus, OUT_OF_SERVICE } from '../../../contract/kiosk/station.ts';
import { type ReadableDb, sql } from '../../database/connection.ts';
import { readMeta } from '../../database/meta.ts';
import { currentProfile } from '../../landlords/current-profile.ts';
import type { CoreServices } from '../../procedures/procedures.ts';
import { Refusal } from '../../procedures/refusal.ts';
import { currentBuilding } from '../../setup/building.ts';
import { pullOf } from '../../sync/status.ts';
import { readPortalLink } from '../../sync/store/link-state.ts';
import { isKioskBase } from '../kiosk-base.ts';

type Service = KioskStatus['service'];
type Reason = (typeof OUT_OF_SERVICE)[number];

/** Quoted to support by whoever reads the screen. */
const CODES: Readonly<Record<Reason, string>> = {
  base: 'BOR-BASE',
  'not-joined': 'BOR-RELIER',
  building: 'BOR-RECEPTION',
  'closed-by-staff': 'BOR-FERMEE',
  revoked: 'BOR-RETIREE',
};

/** Whether this kiosk serves anybody, and why not. */
export function serviceOf(core: CoreServices): Service {
  const reason = outOfService(core);
  return reason === undefined ? { state: 'open' } : { state: 'out', reason, code: CODES[reason] };
}

/** @throws Refusal with the code of the reason while it serves nobody */
export function requireService(core: CoreServices): void {
  const service = serviceOf(core);
  if (service.state === 'out') {
    throw new Refusal(service.code, 'Cette borne est hors service.', { next: 'Adressez-vous au guichet.' });
  }
}

function outOfService(core: CoreServices): Reason | undefined {
  if (core.base.fault !== undefined) return 'base';
  if (currentBuilding(core) !== undefined) return 'building';
  const db = core.base.readable();
  if (readMeta(db, 'landlord') === undefined) return 'not-joined';
  if (!isKioskBase(db) || !hasProfile(db)) return 'base';
  const link = readPortalLink(db);
  if (link?.pauseCode === 'revoked' || link?.pauseCode === 'unknown-device') return 'revoked';
  if (!holdsAccounts(db)) return link === undefined ? 'not-joined' : 'building';
  // A first pull that is not through: some would not be recognised.
  if (link !== undefined && pullOf(link, core.sync.live) !== null) return 'building';
  return readMeta(db, 'kiosk-closed') === undefined ? undefined : 'closed-by-staff';
}

function hasProfile(db: ReadableDb): boolean {
  try {
    currentProfile(db);
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}

function holdsAccounts(db: ReadableDb): boolean {
  return sql(db, 'SELECT 1 FROM kiosk_account LIMIT 1').get() !== undefined;
}
