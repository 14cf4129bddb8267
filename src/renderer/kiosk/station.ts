import { useQuery } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import type { KioskStatus } from '../../contract/kiosk/station.ts';
import { useCore } from '../app/core.tsx';

/** How often the screen asks where its kiosk stands, in milliseconds. */
const EVERY_MS = 3_000;

export function useStatusQuery() {
  const { ask } = useCore();
  return useQuery(ask.kiosk.station.status.queryOptions({ refetchInterval: EVERY_MS }));
}

/** Given by the frame once the core has said where it stands. */
export const StatusContext = createContext<KioskStatus | null>(null);

/** Where this kiosk stands: landlord, tiles, printers, who was let in. */
export function useStatus(): KioskStatus {
  const status = useContext(StatusContext);
  if (status === null) throw new Error('useStatus before the core answered');
  return status;
}
