import type { Change } from '../../../rules/sync/protocol.ts';
import { type Page, type Taken, UNREADABLE } from './page.ts';

/** A request as the portal holds it. */
export function takeRequest(_page: Page, _change: Change): Taken {
  return UNREADABLE;
}
