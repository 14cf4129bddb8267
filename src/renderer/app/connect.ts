import { createORPCClient } from '@orpc/client';
import type { CoreClient } from './core.tsx';
import { keepLine, type LineState } from './line.ts';
import { openPortLine } from './port-line.ts';
import { openSocketLine } from './socket-line.ts';

export type { LineState } from './line.ts';

/**
 * The one client of the screens, by whichever door this page came. A dropped line is opened again by itself and
 * comes back locked: on each `open` after a `lost`, read the session again and subscribe to the events anew.
 */
export function connectCore(onState: (state: LineState) => void = () => {}): CoreClient {
  const electron = window.location.protocol === 'app:';
  return createORPCClient<CoreClient>(keepLine(electron ? openPortLine : openSocketLine, onState));
}
