import { z } from 'zod';
import { act } from './placing.ts';

/**
 * A till's day stands in its commands: nothing else is kept of it here. It is read all the same, so that one that cannot
 * be is told on the day it comes.
 */
const whole = z.number().int();

export const tillOpen = act(
  z.object({ payload: z.object({ floatCents: whole }), result: z.object({ openedAt: z.iso.datetime() }) }),
  async () => {},
);

export const tillCount = act(
  z.object({
    payload: z.object({ counts: z.array(z.object({ cents: whole, pieces: whole })) }),
    result: z.object({ countedCents: whole, expectedCents: whole }),
  }),
  async () => {},
);

export const tillClose = act(
  z.object({ payload: z.object({ count: z.uuid() }), result: z.object({ closedAt: z.iso.datetime() }) }),
  async () => {},
);
