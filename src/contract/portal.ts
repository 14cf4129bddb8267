import { oc } from '@orpc/contract';
import { z } from 'zod';
import {
  helloAnswerSchema,
  helloRequestSchema,
  PULL_CHANGES,
  PUSH_BYTES,
  pullAnswerSchema,
  pushAnswerSchema,
  pushRequestSchema,
} from '../rules/sync/protocol.ts';

/**
 * What a post may ask of the landlord's central system (docs/sync-protocol.md). The same schemas check what comes in,
 * what goes out, and make the OpenAPI document.
 */

export const PORTAL_MODES = ['demonstration', 'production'] as const;
export type PortalMode = (typeof PORTAL_MODES)[number];

/** A post of the counter, or a kiosk in the lobby: each has feeds of its own, and its own acts. */
export const DEVICE_KINDS = ['counter', 'kiosk'] as const;
export type DeviceKind = (typeof DEVICE_KINDS)[number];

/** Code of a till, as its numbers begin with it. */
export const tillCodeSchema = z.string().regex(/^[A-Z0-9]{1,8}$/);
const nonceSchema = z.string().regex(/^[\w-]{20,128}$/);
/** Base64 of an Ed25519 key, SPKI (44 bytes). */
const publicKeySchema = z.string().regex(/^[A-Za-z0-9+/]{59}=$/);
/** Base64 of an Ed25519 signature (64 bytes). */
const signatureSchema = z.string().regex(/^[A-Za-z0-9+/]{86}==$/);
const deviceSchema = z.string().regex(/^[\w-]{1,64}$/);

export const enrolRequestSchema = z.strictObject({
  /** One-time code as read aloud or typed: spaces, dashes and case do not count. */
  code: z.string().trim().min(1).max(40),
  publicKey: publicKeySchema,
  /** The code this post's numbers carry already, or null to take the one that the code was made for. */
  till: tillCodeSchema.nullable(),
  landlord: z.string().min(1).max(64),
  protocol: z.number().int(),
  /** The post holds the same data already (demonstration): nothing that stands now comes down again. */
  adopt: z.boolean().optional(),
  /** What asks to be joined; absent of a counter. A code made for the other kind is refused, and stays usable. */
  kind: z.enum(DEVICE_KINDS).optional(),
});
export type EnrolRequest = z.infer<typeof enrolRequestSchema>;
export const enrolAnswerSchema = z.strictObject({
  device: deviceSchema,
  landlord: z.string(),
  agency: z.string(),
  agencyName: z.string(),
  post: z.string(),
  till: z.string(),
  mode: z.enum(PORTAL_MODES),
  epoch: z.string(),
  cursor: z.string().nullable(),
  kind: z.enum(DEVICE_KINDS).default('counter'),
});
export type EnrolAnswer = z.infer<typeof enrolAnswerSchema>;

export const challengeRequestSchema = z.strictObject({ device: deviceSchema });
export const challengeAnswerSchema = z.strictObject({ nonce: nonceSchema });
export const sessionRequestSchema = z.strictObject({
  device: deviceSchema,
  nonce: nonceSchema,
  signature: signatureSchema,
});
export type SessionRequest = z.infer<typeof sessionRequestSchema>;
export const sessionAnswerSchema = z.strictObject({
  token: z.string(),
  /** How long it opens the portal. */
  seconds: z.number().int().positive(),
});
export type SessionAnswer = z.infer<typeof sessionAnswerSchema>;

export const changesRequestSchema = z.strictObject({
  /** Absent for a first pull. */
  cursor: z.string().max(4_000).optional(),
  limit: z.coerce.number().int().min(1).max(PULL_CHANGES).default(PULL_CHANGES),
});
export const fileRequestSchema = z.strictObject({ sha256: z.string().regex(/^[0-9a-f]{64}$/) });
export const healthAnswerSchema = z.strictObject({
  status: z.literal('ok'),
  mode: z.enum(PORTAL_MODES),
  landlord: z.string(),
});

/** The longest password of a tenant space, as it was ever taken. */
const PASSWORD_LONGEST = 200;
export const kioskPasswordRequestSchema = z.strictObject({
  /** Stored key. */
  account: z.string().min(1).max(64),
  /** Handle of the person in `borne-compte`. */
  person: z.string().regex(/^[0-9a-f]{64}$/),
  password: z.string().min(1).max(PASSWORD_LONGEST),
});
export type KioskPasswordRequest = z.infer<typeof kioskPasswordRequestSchema>;
/** One answer for an unknown account or person, no active space, and a wrong password. */
export const kioskPasswordAnswerSchema = z.strictObject({
  accepted: z.boolean(),
  /** Above zero: too many tries, this one was not looked at; seconds until the next may be made. */
  waitSeconds: z.number().int().nonnegative(),
});
export const kioskClaimRequestSchema = z.strictObject({
  /** Id of the code in `borne-code`. */
  code: z.uuid(),
});

/** False: used, past its time, or unknown to the agency. The kiosk that claimed it is answered true again. */
export const kioskClaimAnswerSchema = z.strictObject({ claimed: z.boolean() });

/** What a device signs to open a session. */
export function sessionText(device: string, nonce: string): string {
  return `guichet-session\n${device}\n${nonce}`;
}

/** The body of every refusal. `epoch` with SYN-EPOCH. */
export const portalFailureSchema = z.strictObject({
  code: z.string(),
  message: z.string(),
  epoch: z.string().optional(),
});
export type PortalFailure = z.infer<typeof portalFailureSchema>;

/** Who may ask: anyone, anyone within the limits of an address, or a device with its token. */
export type PortalRouteMeta = {
  readonly access: 'open' | 'address' | 'device';
  /** Largest body, in bytes. */
  readonly bodyBytes: number;
};

const open = oc.$meta<PortalRouteMeta>({ access: 'open', bodyBytes: 16_384 }).errors({
  'SYN-INPUT': { status: 400, message: "La demande n'a pas la forme attendue." },
  'SYN-SIZE': { status: 413, message: 'La demande est trop volumineuse.' },
  'SYN-BUSY': { status: 503, message: 'Le portail ne peut pas répondre pour le moment.' },
});
const limited = open.meta({ access: 'address', bodyBytes: 16_384 });
const authenticated = limited.meta({ access: 'device', bodyBytes: 65_536 }).errors({
  'SYN-SESSION': { status: 401, message: 'La session de ce poste est terminée.' },
  'SYN-REVOKED': { status: 401, message: "Ce poste n'est plus relié au portail." },
  'SYN-VERSION': { status: 426, message: 'Cette version de Guichet est trop ancienne pour le portail.' },
});

/** A counter's session is refused here. */
const atKiosk = authenticated
  .meta({ access: 'device', bodyBytes: 4_096 })
  .errors({ 'SYN-BORNE': { status: 403, message: "Cette demande n'est pas celle d'une borne." } });

export const portalContract = {
  enrol: limited
    .errors({
      'SYN-CODE': { status: 403, message: "Ce code n'est pas valable, ou il a déjà servi." },
      'SYN-LANDLORD': { status: 403, message: "Ce portail est celui d'un autre bailleur." },
      'SYN-TILL': { status: 409, message: 'Un autre poste utilise déjà ce code de caisse.' },
      'SYN-KIND': { status: 403, message: "Ce code n'a pas été fait pour ce genre de poste." },
      'SYN-VERSION': { status: 426, message: 'Cette version de Guichet est trop ancienne pour le portail.' },
    })
    .route({ method: 'POST', path: '/sync/v1/enrol', summary: 'Relie un poste, avec un code à usage unique' })
    .input(enrolRequestSchema)
    .output(enrolAnswerSchema),
  challenge: limited
    .route({ method: 'POST', path: '/sync/v1/challenge', summary: 'Donne un nombre à signer' })
    .input(challengeRequestSchema)
    .output(challengeAnswerSchema),
  session: limited
    .errors({
      'SYN-SESSION': { status: 401, message: 'La session de ce poste est terminée.' },
      'SYN-REVOKED': { status: 401, message: "Ce poste n'est plus relié au portail." },
    })
    .route({ method: 'POST', path: '/sync/v1/session', summary: 'Ouvre une session contre une signature' })
    .input(sessionRequestSchema)
    .output(sessionAnswerSchema),
  hello: authenticated
    .route({ method: 'POST', path: '/sync/v1/hello', summary: 'Dit où en sont le poste et le portail' })
    .input(helloRequestSchema)
    .output(helloAnswerSchema),
  push: authenticated
    .meta({ access: 'device', bodyBytes: PUSH_BYTES * 2 })
    .errors({
      'SYN-EPOCH': {
        status: 409,
        message: "La base du portail n'est plus celle que ce poste connaît.",
        data: z.strictObject({ epoch: z.string() }),
      },
    })
    .route({ method: 'POST', path: '/sync/v1/push', summary: "Envoie les opérations d'un poste" })
    .input(pushRequestSchema)
    .output(pushAnswerSchema),
  changes: authenticated
    .errors({ 'SYN-CURSOR': { status: 410, message: 'La réception est à reprendre depuis le début.' } })
    .route({ method: 'GET', path: '/sync/v1/changes', summary: 'Donne ce qui a changé pour une agence' })
    .input(changesRequestSchema)
    .output(pullAnswerSchema),
  file: authenticated
    .errors({ 'SYN-404': { status: 404, message: "Ce document n'est pas connu pour cette agence." } })
    .route({
      method: 'GET',
      path: '/sync/v1/files/{sha256}',
      summary: "Donne le contenu d'un document",
      spec: (operation) => ({
        ...operation,
        responses: {
          ...operation.responses,
          200: {
            description: 'OK',
            content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
          },
        },
      }),
    })
    .input(fileRequestSchema)
    .output(z.custom<Uint8Array>((value) => value instanceof Uint8Array)),
  kioskPassword: atKiosk
    .route({
      method: 'POST',
      path: '/sync/v1/kiosk/password',
      summary: "Dit si un mot de passe est celui de l'espace d'un locataire qui est à la borne",
    })
    .input(kioskPasswordRequestSchema)
    .output(kioskPasswordAnswerSchema),
  kioskClaim: atKiosk
    .route({
      method: 'POST',
      path: '/sync/v1/kiosk/claim',
      summary: 'Use un code du guichet, une fois pour toutes les bornes',
    })
    .input(kioskClaimRequestSchema)
    .output(kioskClaimAnswerSchema),
  health: open
    .route({ method: 'GET', path: '/health', summary: 'Dit si le portail et sa base répondent' })
    .output(healthAnswerSchema),
};
