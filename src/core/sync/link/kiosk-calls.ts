import { kioskClaimAnswerSchema, kioskPasswordAnswerSchema } from '../../../contract/portal.ts';
import type { KioskAnswer, KioskQuestion } from '../worker-messages.ts';
import { jsonOf } from './call-portal.ts';
import type { Authorised } from './http-link.ts';

/** What a kiosk asks the portal while somebody stands there. */
export type KioskCalls = { askOfKiosk(question: KioskQuestion): Promise<KioskAnswer> };

const ANSWER_MS = 10_000;
const SMALL = 4_096;

export function kioskCalls(authorised: Authorised): KioskCalls {
  return {
    async askOfKiosk(question) {
      const small = { method: 'POST', cap: SMALL, timeoutMs: ANSWER_MS } as const;
      if (question.kind === 'claim') {
        const reply = await authorised({
          ...small,
          path: '/sync/v1/kiosk/claim',
          body: { code: question.code },
          decode: jsonOf(kioskClaimAnswerSchema),
        });
        return reply.kind === 'answer' ? said(reply.value.claimed) : 'offline';
      }
      const { account, person, password } = question;
      const reply = await authorised({
        ...small,
        path: '/sync/v1/kiosk/password',
        body: { account, person, password },
        decode: jsonOf(kioskPasswordAnswerSchema),
      });
      if (reply.kind !== 'answer') return 'offline';
      const { accepted, waitSeconds } = reply.value;
      return waitSeconds > 0 ? { wait: waitSeconds } : said(accepted);
    },
  };
}

function said(yes: boolean): KioskAnswer {
  return yes ? 'yes' : 'no';
}
