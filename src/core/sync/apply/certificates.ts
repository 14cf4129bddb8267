import type { Change } from '../../../rules/sync/protocol.ts';
import { type Page, type Taken, UNREADABLE } from './page.ts';

/** A certificate of insurance as the portal holds it. */
export function takeCertificate(_page: Page, _change: Change): Taken {
  return UNREADABLE;
}
