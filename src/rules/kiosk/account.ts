import { z } from 'zod';
import { MANDATE_STATES } from '../direct-debit/states.ts';

/**
 * What identifies one person of an account at a kiosk, without saying it: salted hashes of what he types
 * (`rules/kiosk/identity-texts.ts`). Neither name nor birth date is on a kiosk.
 */
export const kioskPersonSchema = z.strictObject({
  /** Names the person to the portal: SHA-256 of its key under the salt; never the key, which may hold a name. */
  handle: z.string().regex(/^[0-9a-f]{64}$/),
  salt: z.string().regex(/^[0-9a-f]{32}$/),
  /** Verifiers of what is asked to be let in; several for a usage name. */
  identity: z.array(z.string()),
  /** Verifiers of what the landlord compares before a registration. */
  registration: z.array(z.string()),
  /** He may register, by the landlord's rules. */
  mayRegister: z.boolean(),
  space: z.enum(['none', 'pending', 'active', 'suspended']),
  /** The file holds a way to tell him that a space was asked for in his name. */
  reachable: z.boolean(),
});
export type KioskPerson = z.infer<typeof kioskPersonSchema>;

/** All that a kiosk holds of an account: no name, no telephone, no household, no word of the ledger. */
export const kioskAccountSchema = z.strictObject({
  /** Stored key and reference as printed. */
  key: z.string().min(1).max(64),
  printed: z.string().min(1).max(64),
  /** Where its requests go; codes alone. */
  residence: z.string().nullable(),
  /** ISO date of the exit, once past. */
  exitedOn: z.string().nullable(),
  people: z.array(kioskPersonSchema).max(40),
  /** Above zero: owed. Cents. */
  balanceCents: z.number().int(),
  /** When the figures were true, ISO instant. */
  asOf: z.string(),
  /** Months still due, oldest first. `dueOn`: ISO date. */
  due: z.array(
    z.strictObject({ month: z.string(), cents: z.number().int().positive(), dueOn: z.string().nullable() }),
  ),
  mandate: z
    .strictObject({
      rum: z.string(),
      maskedIban: z.string().nullable(),
      day: z.number().int().nullable(),
      state: z.enum(MANDATE_STATES),
    })
    .nullable(),
  /** Last day of the latest certificate that nobody refused, and whether one waits to be checked. */
  insurance: z.strictObject({ endsOn: z.string().nullable(), waiting: z.boolean() }),
  /** ISO date of the first registration of the account, for the window of its documents. */
  registeredOn: z.string().nullable(),
});
export type KioskAccount = z.infer<typeof kioskAccountSchema>;

/** A document that the account's tenant may see by the landlord's window. */
export const kioskDocumentSchema = z.strictObject({
  account: z.string(),
  id: z.string().max(200),
  type: z.string(),
  title: z.string(),
  month: z.string().nullable(),
  issuedOn: z.string(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  size: z.number().int().nonnegative(),
});
export type KioskDocument = z.infer<typeof kioskDocumentSchema>;

/** Whom to call: what hangs in the lobby anyway, emergencies first. */
export const kioskDirectorySchema = z.strictObject({
  agencyName: z.string(),
  hours: z.string().nullable(),
  rows: z.array(
    z.strictObject({
      /** Null: for every residence. */
      residence: z.string().nullable(),
      residenceName: z.string().nullable(),
      role: z.string(),
      label: z.string(),
      name: z.string(),
      phone: z.string().nullable(),
      hours: z.string().nullable(),
    }),
  ),
});
export type KioskDirectory = z.infer<typeof kioskDirectorySchema>;

/** A one-time code given at a counter. `verifier`: never the code. */
export const kioskCodeSchema = z.strictObject({
  id: z.uuid(),
  account: z.string(),
  verifier: z.string(),
  expiresAt: z.iso.datetime(),
  used: z.boolean(),
});
export type KioskCode = z.infer<typeof kioskCodeSchema>;
