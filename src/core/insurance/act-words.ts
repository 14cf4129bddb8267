import { certificateStateWords, letterWords, refusalReasonWords } from '../../rules/insurance/words.ts';
import type { CertificateActBody } from './act-body.ts';

/** What an act on a certificate was, in a few words, for the history of its account. */
export function certificateActWords(json: string): string {
  const body = JSON.parse(json) as CertificateActBody;
  switch (body.act) {
    case 'attach':
      return body.insurer;
    case 'decide': {
      const state = certificateStateWords[body.decision];
      return body.reason === null ? state : `${state}\u202f: ${refusalReasonWords[body.reason]}`;
    }
    case 'letter':
      return letterWords[body.kind];
  }
}
