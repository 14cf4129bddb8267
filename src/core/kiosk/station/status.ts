import type { KioskStatus } from '../../../contract/kiosk/station.ts';
import { isEmergencyRole } from '../../../rules/contacts/roles.ts';
import { kioskFields } from '../../../rules/kiosk/identity.ts';
import { maskReference } from '../../../rules/kiosk/masked-reference.ts';
import { kioskTiles } from '../../../rules/kiosk/offers.ts';
import { formatPhone } from '../../../rules/phones.ts';
import type { LandlordProfile } from '../../../rules/profile.ts';
import type { ReferenceRule } from '../../../rules/references/references.ts';
import type { ReadableDb } from '../../database/connection.ts';
import { readMeta } from '../../database/meta.ts';
import { currentProfile, referenceRuleOf } from '../../landlords/current-profile.ts';
import { localDay } from '../../local-day.ts';
import type { CoreServices } from '../../procedures/procedures.ts';
import type { PortSession } from '../../procedures/session.ts';
import { lastPrinterStates } from '../printing/printer-states.ts';
import { kioskDirectory } from '../store.ts';
import { terminalState } from '../terminal/terminal-state.ts';
import { serviceOf } from './service.ts';

/** Seconds without a touch before the question, and that the question stays (ui.md, "Kiosk"). */
const IDLE = { seconds: 45, notice: 20 } as const;
/** CSS pixels of a millimetre at 96 to an inch, where nobody has measured the panel. */
const PIXELS_PER_MM = 3.78;

/** Where this kiosk stands and who is at it; answers whatever its base is. */
export function stationStatus(core: CoreServices, session: PortSession): KioskStatus {
  const service = serviceOf(core);
  const base = core.base.fault === undefined ? core.base.readable() : undefined;
  const profile = base === undefined ? undefined : profileOf(base, service);
  if (base === undefined || profile === undefined) return nowhere(core, service);
  const today = localDay(core.ports.clock);
  const directory = kioskDirectory(base);
  const visit = session.visit(core.ports.clock.monotonic());
  return {
    ...nowhere(core, service),
    landlordName: profile.name,
    agencyName: directory?.agencyName ?? readMeta(base, 'agency') ?? '',
    kioskName: readMeta(base, 'post') ?? '',
    demonstration: readMeta(base, 'demonstration') === 'yes',
    emergency: emergencyOf(base),
    hours: directory?.hours ?? null,
    online: core.sync.online(),
    printer: lastPrinterStates(core),
    terminal: terminalState(core),
    tiles: tilesOf(profile, today, core),
    reference: referenceOf(profile),
    identityFields: [...kioskFields(profile, today)],
    pixelsPerMm: pixelsPerMm(base),
    visit: visit === null ? null : { level: visit.level, maskedReference: maskReference(visit.printed) },
  };
}

function nowhere(core: CoreServices, service: KioskStatus['service']): KioskStatus {
  return {
    service,
    landlordName: '',
    agencyName: '',
    kioskName: '',
    demonstration: false,
    emergency: null,
    hours: null,
    online: false,
    printer: { ticket: 'none', a4: 'none' },
    terminal: 'none',
    tiles: [],
    reference: { hint: '', letters: false, position: 'unknown', example: '', longest: 0 },
    identityFields: [],
    pixelsPerMm: PIXELS_PER_MM,
    idle: { ...IDLE, seconds: core.ports.kioskIdleSeconds ?? IDLE.seconds },
    visit: null,
  };
}

/** Of a base that belongs to nobody, or to a counter, nothing is told. */
function profileOf(db: ReadableDb, service: KioskStatus['service']): LandlordProfile | undefined {
  const none = service.state === 'out' && (service.reason === 'base' || service.reason === 'not-joined');
  return none || readMeta(db, 'profile') === undefined ? undefined : currentProfile(db);
}

function emergencyOf(db: ReadableDb): KioskStatus['emergency'] {
  const rows = kioskDirectory(db)?.rows ?? [];
  const found = rows.find(
    ({ role, residence, phone }) => isEmergencyRole(role) && residence === null && phone,
  );
  if (found?.phone === undefined || found.phone === null) return null;
  return { label: found.label, phone: formatPhone(found.phone) };
}

/** Paying is offered where there is something to pay with. */
function tilesOf(profile: LandlordProfile, today: string, core: CoreServices): KioskStatus['tiles'] {
  const tiles = kioskTiles(profile, today);
  return terminalState(core) === 'none' ? tiles.filter((tile) => tile !== 'payment') : tiles;
}

function referenceOf(profile: LandlordProfile): KioskStatus['reference'] {
  const { caption, highlighted, position } = profile.printedReference;
  const rule = referenceRuleOf(profile);
  return {
    hint: caption,
    letters: hasLetters(rule),
    position: position.value ?? 'unknown',
    example: highlighted,
    longest: longestOf(rule, profile),
  };
}

function hasLetters(rule: ReferenceRule): boolean {
  return rule.form !== 'prefixed-length';
}

/** Signs that somebody may type, with the spaces and marks of the avis. */
function longestOf(
  rule: ReferenceRule,
  { printedReference: { before, highlighted, after } }: LandlordProfile,
) {
  switch (rule.form) {
    case 'digits-letter':
      return rule.digits + 1;
    case 'prefixed-length':
      return rule.prefix.length + rule.printedDigits;
    case 'prefixed-contract':
    case 'opaque':
      return Math.max(24, `${before}${highlighted}${after}`.length);
  }
}

function pixelsPerMm(db: ReadableDb): number {
  const told = Number(readMeta(db, 'kiosk-pixels-per-mm'));
  return Number.isFinite(told) && told > 0 ? told : PIXELS_PER_MM;
}
