import { z } from 'zod';
import { KIOSK_LEVELS, KIOSK_TILES } from '../../rules/kiosk/levels.ts';
import { effect, query } from '../base.ts';
import { commandIdSchema } from '../values.ts';

/** Languages of the kiosk, in the order of its first page. */
export const KIOSK_LANGUAGES = ['fr', 'en', 'ar', 'tr', 'pt'] as const;
export type KioskLanguage = (typeof KIOSK_LANGUAGES)[number];

/** Why a kiosk serves nobody: shown with its code, for who repairs it. */
export const OUT_OF_SERVICE = ['base', 'not-joined', 'building', 'closed-by-staff', 'revoked'] as const;

const deviceStateSchema = z.enum(['ready', 'none', 'paper', 'error']);

export const kioskStatusSchema = z.strictObject({
  service: z.discriminatedUnion('state', [
    z.strictObject({ state: z.literal('open') }),
    z.strictObject({
      state: z.literal('out'),
      reason: z.enum(OUT_OF_SERVICE),
      /** `BOR-…`, quoted to support. */
      code: z.string(),
    }),
  ]),
  landlordName: z.string(),
  agencyName: z.string(),
  /** "Borne du hall". */
  kioskName: z.string(),
  demonstration: z.boolean(),
  /** Emergency number of the landlord, where its directory or profile gives one. */
  emergency: z.strictObject({ label: z.string(), phone: z.string() }).nullable(),
  hours: z.string().nullable(),
  /** The portal answers now. */
  online: z.boolean(),
  printer: z.strictObject({ ticket: deviceStateSchema, a4: deviceStateSchema }),
  terminal: z.enum(['ready', 'none', 'error']),
  tiles: z.array(z.enum(KIOSK_TILES)),
  reference: z.strictObject({
    /** "10 chiffres, puis une lettre si elle est sur l'avis": French; the screen has its own in other languages. */
    hint: z.string(),
    letters: z.boolean(),
    position: z.enum(['top-left', 'top-right', 'top', 'unknown']),
    /** What the picture shows highlighted. */
    example: z.string(),
    longest: z.number().int(),
  }),
  /** Asked after the reference, one question each. */
  identityFields: z.array(z.enum(['nom', 'prenom', 'date_naissance'])),
  /** CSS pixels of a millimetre of this panel: targets are at least 15 mm. */
  pixelsPerMm: z.number().positive(),
  /** Idle seconds before the question, and seconds the question stays. */
  idle: z.strictObject({ seconds: z.number().int(), notice: z.number().int() }),
  /** Who is here, as far as the screen may know. */
  visit: z
    .strictObject({
      level: z.enum(KIOSK_LEVELS),
      /** The reference with its last three signs alone: "•••••••788B". */
      maskedReference: z.string(),
    })
    .nullable(),
});
export type KioskStatus = z.infer<typeof kioskStatusSchema>;

export const stationContract = {
  /** Where this kiosk stands, and who is at it. */
  status: query(['kiosk']).output(kioskStatusSchema),
  /** Somebody is there: puts the forgetting off. */
  stay: effect(['kiosk']).output(z.strictObject({})),
  /** Forgets whoever was there; the port closes once it has answered. */
  finish: effect(['kiosk']).output(z.strictObject({})),
  /** Calls an agent of the counter; said honestly when it cannot leave now. */
  help: effect(['kiosk'])
    .input(z.strictObject({ commandId: commandIdSchema }))
    .output(z.strictObject({ told: z.enum(['counter', 'later']) })),
  /** The staff's code: the program ends. Tries are counted. */
  leave: effect(['kiosk'])
    .input(z.strictObject({ code: z.string().min(1).max(40) }))
    .output(z.strictObject({})),
};
