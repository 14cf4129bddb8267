import { v7 } from 'uuid';
import type { Clock, Ids } from '../ports.ts';

export const systemClock: Clock = {
  now: () => Date.now(),
  offsetMinutes: (at) => -new Date(at).getTimezoneOffset(),
  monotonic: () => performance.now(),
};

export const systemIds: Ids = { next: () => v7() };
