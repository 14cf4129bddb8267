import type { CoreServices } from '../../procedures/procedures.ts';
import { readPortalLink } from '../../sync/store/link-state.ts';

/** Whether an act recorded now leaves at once, or when the portal is within reach again. */
export function sentOf(core: CoreServices): 'now' | 'later' {
  return readPortalLink(core.base.readable())?.state === 'online' ? 'now' : 'later';
}
