import { oc } from '@orpc/contract';
import { z } from 'zod';

/** Who may hold a session on a port. A connection starts `anonymous`; `locked` still names its agent. */
export const ROLES = ['agent', 'responsable', 'administrateur'] as const;
export type Role = (typeof ROLES)[number];
export const ACCESSES = ['anonymous', 'locked', 'kiosk', ...ROLES] as const;
export type Access = (typeof ACCESSES)[number];

/**
 * What kind of work a procedure is. `query`: reads, synchronous. `command`: one BEGIN IMMEDIATE around a
 * synchronous function. `effect`: asynchronous, never inside a transaction. `stream`: events pushed by the core.
 */
export type ProcedureKind = 'query' | 'command' | 'effect' | 'stream';

export type ProcedureMeta = {
  readonly kind: ProcedureKind;
  /** Sessions that may call it; an empty list refuses everyone (deny by default). */
  readonly access: readonly Access[];
};

/** Every failure a screen can meet, as data: a code to quote and a French sentence to show. */
export const failureSchema = z.strictObject({
  /** Short stable code such as `ENC-012`, quoted to support. */
  code: z.string(),
  /** Field of the input concerned, if one is. */
  field: z.string().optional(),
  /** What is kept, said to the clerk ("Votre saisie est gardée."). */
  kept: z.string().optional(),
  /** What to do next. */
  next: z.string().optional(),
  /** Seconds to wait before trying again (throttling). */
  waitSeconds: z.number().int().optional(),
});
export type Failure = z.infer<typeof failureSchema>;

const forbiddenSchema = z.strictObject({
  /** Roles which may do it, for "Réservé au responsable d'agence". */
  allowed: z.array(z.string()),
  session: z.string(),
});

const base = oc.$meta<ProcedureMeta>({ kind: 'query', access: [] }).errors({
  REFUSED: { status: 422, data: failureSchema },
  FORBIDDEN: { status: 403, data: forbiddenSchema },
});

/** A read that answers from the local base. */
export const query = (access: readonly Access[]) => base.meta({ kind: 'query', access });
/** A write: one transaction, events after commit. */
export const command = (access: readonly Access[]) => base.meta({ kind: 'command', access });
/** Asynchronous work (print, render, verify a password). */
export const effect = (access: readonly Access[]) => base.meta({ kind: 'effect', access });
/** A stream of events from the core. */
export const stream = (access: readonly Access[]) => base.meta({ kind: 'stream', access });

/** Every agent of the counter, whatever the role. */
export const STAFF: readonly Access[] = [...ROLES];
/** Every session of a counter, including none; a kiosk's port answers what names it, and nothing else. */
export const EVERYONE: readonly Access[] = ['anonymous', 'locked', ...ROLES];
