import { z } from 'zod';
import { command, query, STAFF } from './base.ts';
import { accountKeySchema, commandIdSchema, instantSchema } from './values.ts';

/** What the counter does for the agency's kiosks. */
export const kioskDeskContract = {
  /**
   * A one-time code for the tenant standing here, to be typed at a kiosk. It is answered once, kept nowhere but as a
   * verifier; the same `commandId` answers no second code (`BOR-DONNE`).
   */
  issueCode: command(STAFF)
    .input(z.strictObject({ commandId: commandIdSchema, account: accountKeySchema }))
    .output(z.strictObject({ code: z.string(), expiresAt: instantSchema, kiosks: z.boolean() })),
  /** Calls for help of this agency's kiosks, of the last hour, not answered. */
  calls: query(STAFF).output(
    z.array(z.strictObject({ id: z.uuid(), kiosk: z.string(), at: instantSchema })).max(20),
  ),
  answerCall: command(STAFF)
    .input(z.strictObject({ id: z.uuid() }))
    .output(z.strictObject({})),
};
