import { LINK_DAYS, SLIP_DAYS } from '../../rules/registrations/activation-code.ts';
import type { LeaseSummary } from '../accounts/lease-summary.ts';
import { issueActivation, reserveSpacePaper, spacePaperTitle } from '../documents/space-papers.ts';
import type { CommandScope } from '../procedures/procedures.ts';
import { portalAddress, type Somebody } from './desk.ts';
import { codeHash, mintCode } from './mint.ts';
import type { ActBody } from './queries.ts';
import type { Papers, SentCode } from './write-act.ts';

const DAY = 86_400_000;

/** A way to activate about to be given: what travels of it, and how its slip is issued once the act is recorded. */
export type Invitation = {
  readonly code: SentCode | null;
  readonly papers: Papers;
  readonly shown: Pick<ActBody, 'channel' | 'expiresAt'>;
  issue(given: {
    readonly lease: LeaseSummary;
    readonly commandId: string;
    readonly person: Somebody;
    readonly login: string;
  }): void;
};

/**
 * By mail, by a slip with a code, or both. The code in clear goes to the slip and nowhere else.
 * @param email the address of a mail; null where none goes
 */
export function invite(
  scope: CommandScope,
  { email, slip }: { readonly email: string | null; readonly slip: boolean },
): Invitation {
  const now = scope.core.ports.clock.now();
  const until = (days: number) => new Date(now + days * DAY).toISOString();
  if (!slip) {
    const shown = { channel: 'email', expiresAt: until(LINK_DAYS) } as const;
    return { code: null, papers: [], shown, issue: () => undefined };
  }
  const code = mintCode();
  const expiresAt = until(SLIP_DAYS);
  const number = reserveSpacePaper(scope, 'activation');
  const address = portalAddress(scope.db);
  return {
    code: { hash: codeHash(code), expiresAt },
    papers: [{ number, title: spacePaperTitle({ kind: 'activation' }) }],
    shown: { channel: email === null ? 'slip' : 'both', expiresAt },
    issue({ person: { name, civility, birth }, ...given }) {
      const person = { name, civility, birth };
      issueActivation(scope, { ...given, number, person, code, expiresAt, email, address });
    },
  };
}
