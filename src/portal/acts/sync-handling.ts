import { z } from 'zod';
import { act } from './placing.ts';

/** What a person of the agency decided about a refused act: kept with the commands, and moves nothing. */
export const syncHandling = act(z.object({ payload: z.object({}) }), async () => {});
