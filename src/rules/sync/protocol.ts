import { z } from 'zod';

/** Version of the wire. A portal serves this one and the two before it; a device below that goes on recording. */
export const PROTOCOL = 1;
/** Commands of one push. */
export const PUSH_COMMANDS = 100;
/** Bytes of one push, as JSON. */
export const PUSH_BYTES = 1_000_000;
/** Changes of one page of a pull. */
export const PULL_CHANGES = 8_000;
/** Beyond this distance between the two clocks the acts are marked and the clerk is told; nothing is blocked. */
export const CLOCK_SUSPECT_MS = 120_000;

const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);

/**
 * An act as it travels: the immutable row of the device, with what it gave (numbers, papers). `hash` is the SHA-256 of
 * the canonical JSON (RFC 8785) of all the rest.
 */
export const wireCommandSchema = z.strictObject({
  id: z.uuid(),
  incarnation: z.string().min(1).max(64),
  seq: z.number().int().positive(),
  /** `feature.act`, such as `payment.record`. */
  type: z.string().regex(/^[a-z-]+\.[a-z-]+$/),
  version: z.number().int().positive(),
  /** Stored key of the account, or null. */
  account: z.string().nullable(),
  payload: z.record(z.string(), z.unknown()),
  /** What the act answered at the counter: its number, its papers. */
  result: z.unknown(),
  /** Commands that this one follows: it waits for them, and falls with them if it can be refused. */
  dependsOn: z.array(z.uuid()).max(20),
  agent: z.string(),
  agentName: z.string(),
  post: z.string(),
  /** Device's wall clock, ISO UTC; never orders anything. */
  occurredAt: z.iso.datetime(),
  offsetMinutes: z.number().int(),
  hash: sha256Schema,
});
export type WireCommand = z.infer<typeof wireCommandSchema>;

/** What became of a command at the portal. */
export const outcomeSchema = z.discriminatedUnion('kind', [
  /** `suspense`: a payment whose account the portal does not know, kept "à lettrer". */
  z.strictObject({ kind: z.literal('accepted'), suspense: z.boolean() }),
  z.strictObject({
    kind: z.literal('rejected'),
    /** `SYN-404`, quoted to support. */
    code: z.string(),
    /** French sentence for the clerk. */
    reason: z.string(),
    /** Set where it fell with the command it depends on. */
    because: z.uuid().nullable(),
  }),
  /** It depends on commands not held yet; it stays in the queue. */
  z.strictObject({ kind: z.literal('deferred'), missing: z.array(z.uuid()) }),
  /** This portal does not know this type yet: it stays in the queue until the portal is newer. */
  z.strictObject({ kind: z.literal('unsupported') }),
  /** The id is known with another content: an alarm; neither is changed. */
  z.strictObject({ kind: z.literal('conflict') }),
]);
export type Outcome = z.infer<typeof outcomeSchema>;

/** What the portal holds of one incarnation. */
export const heldSchema = z.strictObject({
  count: z.number().int().nonnegative(),
  maxSeq: z.number().int().nonnegative(),
  /** True when two commands came with one (incarnation, seq): the base was cloned. */
  forked: z.boolean(),
});

/**
 * What a kiosk says of itself each time it speaks to the portal (its heartbeat). Words of its own version: a portal that
 * does not know one shows it as it came.
 */
export const stationSchema = z.strictObject({
  /** `open`, or why it serves nobody (`OUT_OF_SERVICE` of the kiosk's contract). */
  service: z.string().min(1).max(40),
  /** `ready`, `none`, `paper`, `error`. */
  ticket: z.string().min(1).max(40),
  a4: z.string().min(1).max(40),
  /** `ready`, `none`, `error`. */
  terminal: z.string().min(1).max(40),
  version: z.string().min(1).max(40),
});
export type StationReport = z.infer<typeof stationSchema>;

export const helloRequestSchema = z.strictObject({
  protocol: z.number().int(),
  /** Every incarnation this base holds commands of, its own last. */
  incarnations: z.array(z.string().min(1).max(64)).min(1).max(500),
  /** Of a kiosk. */
  station: stationSchema.optional(),
});
export type HelloRequest = z.infer<typeof helloRequestSchema>;
export const helloAnswerSchema = z.strictObject({
  protocol: z.number().int(),
  /** Changes when the portal's database went back in time: every retained command is sent again. */
  epoch: z.string(),
  /** Portal's wall clock, ISO UTC. */
  now: z.iso.datetime(),
  held: z.record(z.string(), heldSchema),
  /** To a kiosk alone: the staff put it out of service. */
  closed: z.boolean().optional(),
});
export type HelloAnswer = z.infer<typeof helloAnswerSchema>;

export const pushRequestSchema = z.strictObject({
  protocol: z.number().int(),
  /** The epoch the device believes in; another one refuses the push whole, with `epoch` in the answer. */
  epoch: z.string(),
  commands: z.array(wireCommandSchema).max(PUSH_COMMANDS),
});
export type PushRequest = z.infer<typeof pushRequestSchema>;
export const pushAnswerSchema = z.strictObject({
  epoch: z.string(),
  now: z.iso.datetime(),
  answers: z.array(z.strictObject({ id: z.uuid(), outcome: outcomeSchema })),
});
export type PushAnswer = z.infer<typeof pushAnswerSchema>;

/**
 * What comes down. The files of import-format.md under their own names, each content being a row of that file
 * (`ImportRows`) without its line; then what other posts did, who works here, the tenant spaces as the portal holds them,
 * and what the portal says of itself.
 */
export const CHANGE_KINDS = [
  'agent',
  'agences',
  'residences',
  'logements',
  'baux',
  'personnes',
  'ecritures',
  'documents',
  'interlocuteurs',
  'annonces',
  'assurances',
  'plans',
  'espaces',
  'demandes',
  'encaissement',
  'annulation',
  'annonce-ordre',
  'inscription',
  'portail',
  'attestation',
  'demande',
  'dossier',
  'mandat',
  'appel-borne',
  'borne-annuaire',
  'borne-compte',
  'borne-document',
  'borne-code',
] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

export const changeSchema = z.strictObject({
  /** One of CHANGE_KINDS; a device keeps a kind it does not know and applies it once it is newer. */
  kind: z.string(),
  key: z.string(),
  /** `remove`: it left this device's scope. */
  op: z.enum(['put', 'remove']),
  /** Day from which the ERP's full picture no longer holds it (ISO date), or null. */
  absentSince: z.string().nullable(),
  content: z.unknown(),
});
export type Change = z.infer<typeof changeSchema>;

export const pullAnswerSchema = z.strictObject({
  epoch: z.string(),
  now: z.iso.datetime(),
  changes: z.array(changeSchema),
  /** Opaque; to be kept in the same transaction as the changes. */
  cursor: z.string(),
  more: z.boolean(),
  /** For the progress line of a first pull: changes sent so far and in all; null once up to date. */
  progress: z
    .strictObject({ done: z.number().int().nonnegative(), total: z.number().int().nonnegative() })
    .nullable(),
});
export type PullAnswer = z.infer<typeof pullAnswerSchema>;
