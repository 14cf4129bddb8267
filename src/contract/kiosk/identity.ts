import { z } from 'zod';
import { effect, query } from '../base.ts';

/** A reference as typed or scanned; read by the landlord's rule in the core. */
const typedReferenceSchema = z.string().min(1).max(120);
const letIn = z.strictObject({ level: z.enum(['pay', 'little', 'full']) });

export const kioskIdentityContract = {
  /**
   * Reference and what the profile asks. One refusal for everything that does not fit (`BOR-IDENTITE`), whether the
   * reference exists or not and in the same time; `BOR-ATTENTE` (waitSeconds) after two failures, `BOR-GUICHET` after five.
   */
  identify: effect(['kiosk'])
    .input(
      z.strictObject({
        reference: typedReferenceSchema,
        /** `JJ/MM/AAAA` as typed. */
        birth: z.string().max(20).nullable(),
        lastName: z.string().trim().max(120).nullable(),
        firstName: z.string().trim().max(120).nullable(),
      }),
    )
    .output(letIn),
  /**
   * To pay alone: the scanned avis, or the reference typed twice. Known or not, the answer is the same. `BOR-DEUX-FOIS`
   * when the two differ, `BOR-REFERENCE` when it has not this landlord's form.
   */
  identifyToPay: effect(['kiosk'])
    .input(
      z.strictObject({
        reference: typedReferenceSchema,
        /** Null: scanned. */
        again: typedReferenceSchema.nullable(),
      }),
    )
    .output(letIn),
  /** What may prove more, once let in. */
  proofs: query(['kiosk']).output(z.strictObject({ code: z.boolean(), password: z.boolean() })),
  /** The counter's one-time code. `BOR-CODE` for wrong, spent and old alike. */
  useCode: effect(['kiosk'])
    .input(z.strictObject({ code: z.string().min(1).max(40) }))
    .output(letIn),
  /** The password of the tenant space, checked by the portal and kept nowhere. `BOR-HORS-LIGNE` when it does not answer. */
  usePassword: effect(['kiosk'])
    .input(z.strictObject({ password: z.string().min(1).max(256) }))
    .output(letIn),
};
