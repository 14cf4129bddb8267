import {
  type EnrolAnswer,
  type EnrolRequest,
  enrolAnswerSchema,
  healthAnswerSchema,
} from '../../contract/portal.ts';
import { PROTOCOL } from '../../rules/sync/protocol.ts';
import { sql, type WritableDb } from '../database/connection.ts';
import { readMeta, writeMeta } from '../database/meta.ts';
import { isKioskBase } from '../kiosk/kiosk-base.ts';
import type { CoreServices } from '../procedures/procedures.ts';
import { Refusal } from '../procedures/refusal.ts';
import { alreadyOwned, profileForNewBase } from '../setup/owner.ts';
import { callPortal, jsonOf, type PortalAnswer } from './link/call-portal.ts';
import { portalOrigin } from './link/portal-address.ts';

export type JoinWanted = {
  /** As it was typed. */
  readonly address: string;
  readonly code: string;
  /** The portal holds what this base holds already (demonstration). */
  readonly adopt?: boolean;
};
export type Joined = { readonly agency: string; readonly post: string };

const ANSWER_MS = 15_000;
const SMALL = 64 * 1024;

/** Joins one at a time: the code can be used once. */
const joining = new WeakSet<CoreServices>();

/**
 * Joins this base to the landlord's portal with a one-time code, then begins to pull. A base that belongs to nobody yet
 * is given to that portal's landlord, whose accounts and agents come down.
 * @throws Refusal in words for the screen; then nothing of the base has changed
 */
export async function joinPortal(core: CoreServices, wanted: JoinWanted): Promise<Joined> {
  if (joining.has(core)) {
    throw new Refusal('SYN-EN-COURS', 'Ce poste est déjà en train de se relier au portail.', {
      next: 'Attendez un instant.',
    });
  }
  joining.add(core);
  try {
    return await join(core, wanted);
  } finally {
    joining.delete(core);
  }
}

async function join(core: CoreServices, { address, code, adopt = false }: JoinWanted): Promise<Joined> {
  const origin = portalOrigin(address);
  if (origin === undefined) throw badAddress();
  // Refused now rather than once the code is used, while an import has the base.
  const db = core.base.writable();
  // The landlord is asked first: the code is used up by the next call, and must not be for a base that cannot join.
  const health = await callPortal(origin, {
    method: 'GET',
    path: '/health',
    decode: jsonOf(healthAnswerSchema),
    cap: SMALL,
    timeoutMs: ANSWER_MS,
  });
  if (health.kind !== 'answer') throw refusalOf(health);
  const { landlord } = health.value;
  const own = readMeta(db, 'landlord');
  const till = readMeta(db, 'till') ?? null;
  if (own !== undefined && own !== landlord) throw otherLandlord();
  const profile = own === undefined ? profileForNewBase(core, landlord).text : undefined;

  const request: EnrolRequest = {
    code,
    publicKey: core.ports.secrets.deviceKey().publicKey(),
    till,
    landlord,
    protocol: PROTOCOL,
    ...(adopt ? { adopt } : {}),
    ...(isKioskBase(db) ? { kind: 'kiosk' } : {}),
  };
  const enrolled = await callPortal(origin, {
    method: 'POST',
    path: '/sync/v1/enrol',
    body: request,
    decode: jsonOf(enrolAnswerSchema),
    cap: SMALL,
    timeoutMs: ANSWER_MS,
  });
  if (enrolled.kind !== 'answer') throw refusalOf(enrolled);
  const { value } = enrolled;
  if (value.landlord !== landlord) throw otherLandlord();
  if (till !== null && value.till !== till) throw tillTaken();

  const joinedAt = new Date(core.ports.clock.now()).toISOString();
  // What the thread of a former link would still write is not of this portal.
  await core.sync.whileStopped(() => {
    db.transaction(() => {
      // The portal took its time: someone else may have been faster.
      if (readMeta(db, 'landlord') !== own) throw alreadyOwned();
      if (profile !== undefined) giveBase(db, value, profile, joinedAt);
      writePortalLink(db, origin, value, joinedAt, adopt);
    }).immediate();
  });
  core.base.written();
  core.events.changed(['setup', 'session', 'landlord', 'sync', 'outbox']);
  core.ports.log.info('portal-joined', { mode: value.mode });
  return { agency: value.agencyName, post: value.post };
}

/** An empty base becomes a post of that landlord; its agents are those of the portal. */
function giveBase(db: WritableDb, enrolled: EnrolAnswer, profile: string, at: string): void {
  writeMeta(db, 'landlord', enrolled.landlord);
  writeMeta(db, 'profile', profile);
  writeMeta(db, 'demonstration', enrolled.mode === 'demonstration' ? 'yes' : 'no');
  writeMeta(db, 'agency', enrolled.agencyName);
  writeMeta(db, 'post', enrolled.post);
  writeMeta(db, 'till', enrolled.till);
  writeMeta(db, 'as-of', at);
}

function writePortalLink(
  db: WritableDb,
  origin: string,
  { device, agencyName, mode, epoch, cursor }: EnrolAnswer,
  at: string,
  adopt: boolean,
): void {
  // Where the portal's data is here already, its epoch is taken as known: nothing begins again from nothing.
  const adopted = adopt && cursor !== null;
  sql(
    db,
    `INSERT OR REPLACE INTO portal_link (id, address, device, agency, mode, joined_at, epoch, cursor, state, since)
     VALUES (1, ?, ?, ?, ?, ?, ?, ?, 'offline', ?)`,
  ).run(origin, device, agencyName, mode, at, adopted ? epoch : null, adopted ? cursor : null, at);
}

const KEPT = "Rien n'a changé sur ce poste.";

function badAddress(): Refusal {
  return new Refusal(
    'SYN-ADRESSE',
    "L'adresse du portail n'est pas valable\u202f: elle commence par https://, sans rien après le nom du serveur.",
    { field: 'address', kept: KEPT, next: "Recopiez l'adresse donnée avec le code." },
  );
}

function otherLandlord(): Refusal {
  return new Refusal('SYN-LANDLORD', "Ce portail est celui d'un autre bailleur.", {
    field: 'address',
    kept: KEPT,
    next: "Vérifiez l'adresse donnée avec le code.",
  });
}

function tillTaken(): Refusal {
  return new Refusal('SYN-TILL', 'Un autre poste utilise déjà le code de caisse de celui-ci.', {
    kept: KEPT,
    next: "Demandez à l'administrateur du portail un code pour la caisse de ce poste.",
  });
}

/** Why the portal did not take this post, in words. */
function refusalOf(answer: Exclude<PortalAnswer<unknown>, { readonly kind: 'answer' }>): Refusal {
  const code = answer.kind === 'refused' ? answer.failure?.code : undefined;
  switch (code) {
    case 'SYN-CODE':
      return new Refusal(
        'SYN-CODE',
        "Ce code n'est pas valable, il a déjà servi, ou il a plus de 24\u00a0heures.",
        {
          field: 'code',
          kept: KEPT,
          next: "Demandez un nouveau code à l'administrateur du portail.",
        },
      );
    case 'SYN-LANDLORD':
      return otherLandlord();
    case 'SYN-TILL':
      return tillTaken();
    case 'SYN-KIND':
      return new Refusal(
        'SYN-KIND',
        "Ce code a été fait pour un autre genre de poste\u202f: celui d'une borne n'ouvre pas un guichet, ni l'inverse.",
        {
          field: 'code',
          kept: KEPT,
          next: 'Demandez un code pour ce poste. Celui-ci reste valable pour le sien.',
        },
      );
    case 'SYN-VERSION':
      return new Refusal('SYN-VERSION', 'Cette version de Guichet est trop ancienne pour le portail.', {
        kept: KEPT,
        next: 'Faites mettre Guichet à jour sur ce poste.',
      });
    case 'SYN-BUSY':
      return new Refusal('SYN-BUSY', 'Le portail ne peut pas répondre pour le moment.', {
        kept: KEPT,
        next: 'Recommencez dans une minute.',
      });
    default:
      return new Refusal(
        'SYN-INJOIGNABLE',
        "Le portail ne répond pas à cette adresse, ou ce n'est pas un portail de Guichet.",
        {
          field: 'address',
          kept: KEPT,
          next: "Vérifiez l'adresse et la connexion de ce poste, puis recommencez.",
        },
      );
  }
}
