import { z } from 'zod';
import { command, EVERYONE, effect, query, ROLES, STAFF } from './base.ts';
import { instantSchema } from './values.ts';

export const themeSchema = z.enum(['system', 'light', 'dark', 'contrast']);
export type Theme = z.infer<typeof themeSchema>;

export const agentSchema = z.strictObject({
  id: z.string(),
  /** First name then name, as shown in the top bar. */
  name: z.string(),
  initials: z.string(),
  jobTitle: z.string(),
  role: z.enum(ROLES),
  theme: themeSchema,
  hasPin: z.boolean(),
});
export type Agent = z.infer<typeof agentSchema>;

export const postSchema = z.strictObject({
  landlordId: z.string(),
  landlordName: z.string(),
  agencyName: z.string(),
  /** "Guichet 2". */
  postName: z.string(),
  demonstration: z.boolean(),
});
export type Post = z.infer<typeof postSchema>;

export const sessionSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('anonymous') }),
  z.strictObject({ kind: z.literal('kiosk') }),
  z.strictObject({ kind: z.literal('locked'), agent: agentSchema, since: instantSchema }),
  z.strictObject({ kind: z.literal('signed-in'), agent: agentSchema }),
]);
export type SessionView = z.infer<typeof sessionSchema>;

/** An agent on the sign-in screen. `demonstrationPassword` is present only on the demonstration base. */
export const signInAgentSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  initials: z.string(),
  jobTitle: z.string(),
  /** True when the agent signed in on this post today and may come back by PIN. */
  pinAllowed: z.boolean(),
  demonstrationPassword: z.string().optional(),
  demonstrationPin: z.string().optional(),
});
export type SignInAgent = z.infer<typeof signInAgentSchema>;

/** One use of a responsable's code, for one act, within two minutes, on the port where it was given. */
export const grantSchema = z.uuid();
export const GRANT_PURPOSES = ['plafond-especes', 'annulation', 'ecart-caisse', 'protection'] as const;
export type GrantPurpose = (typeof GRANT_PURPOSES)[number];

const secret = z.string().min(1).max(256);
const pin = z.string().regex(/^\d{6}$/);
const agentRef = z.string().min(1).max(64);

export const sessionContract = {
  /** Where this port stands: who, locked or not, and which post it is. */
  status: query(EVERYONE).output(z.strictObject({ session: sessionSchema, post: postSchema.nullable() })),
  /** The agents offered by the sign-in screen (all of the demonstration base, else those of this post). */
  agents: query(EVERYONE).output(z.array(signInAgentSchema)),
  /** `agent`: id or identifier typed. */
  signIn: effect(['anonymous', 'locked'])
    .input(z.strictObject({ agent: agentRef, password: secret }))
    .output(sessionSchema),
  /** Resume a locked session, or change to an agent who signed in on this post today. */
  resume: effect(['locked', ...STAFF])
    .input(z.strictObject({ agent: agentRef, pin }))
    .output(sessionSchema),
  /** Locking and leaving never wait for the base. */
  lock: effect(['locked', ...STAFF]).output(sessionSchema),
  signOut: effect(['locked', ...STAFF]).output(sessionSchema),
  choosePin: effect(STAFF)
    .input(z.strictObject({ password: secret, pin }))
    .output(sessionSchema),
  chooseTheme: command(STAFF)
    .input(z.strictObject({ theme: themeSchema }))
    .output(sessionSchema),
  /** Responsables and administrators of this post, whose code may allow an act. */
  approvers: query(STAFF).output(
    z.array(z.strictObject({ id: z.string(), name: z.string(), jobTitle: z.string(), hasPin: z.boolean() })),
  ),
  /** A responsable standing beside the clerk allows one act by a code or a password; tries are counted as at sign-in. */
  authorise: effect(STAFF)
    .input(
      z.strictObject({
        agent: agentRef,
        secret: z.discriminatedUnion('kind', [
          z.strictObject({ kind: z.literal('pin'), pin }),
          z.strictObject({ kind: z.literal('password'), password: secret }),
        ]),
        purpose: z.enum(GRANT_PURPOSES),
      }),
    )
    .output(z.strictObject({ grant: grantSchema, agentName: z.string() })),
  /** The clerk is at work: pushes back the five-minute lock. */
  touch: effect(STAFF).output(z.strictObject({})),
};
