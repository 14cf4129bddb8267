import { z } from 'zod';
import { VISIT_MOTIVES, VISIT_OUTCOMES } from '../../rules/requests/states.ts';
import { act } from './placing.ts';

/** "Note de visite": it stands in its command and moves nothing; read all the same, so that one that cannot be is told. */
export const requestVisit = act(
  z.object({ payload: z.object({ motive: z.enum(VISIT_MOTIVES), outcome: z.enum(VISIT_OUTCOMES) }) }),
  async () => {},
);
