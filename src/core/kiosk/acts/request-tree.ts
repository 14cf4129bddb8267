import type { z } from 'zod';
import type { kioskActsContract } from '../../../contract/kiosk/acts.ts';
import { requestTree } from '../../../rules/requests/tree.ts';
import type { QueryScope } from '../../procedures/procedures.ts';
import { actDesk } from './act-desk.ts';

type Tree = z.infer<NonNullable<(typeof kioskActsContract.requestTree)['~orpc']['outputSchema']>>;

/** The landlord's places and motives of the day. @throws Refusal `BOR-…` */
export function requestTreeOfVisit(scope: QueryScope): Tree {
  const { profile, today } = actDesk(scope, 'little', ['requests']);
  return requestTree(profile, today).places.map((place) => ({
    place: place.code,
    label: place.label,
    motives: place.motives.map(({ code, label, nature, urgency, common }) => ({
      code,
      label,
      nature,
      urgency,
      common,
    })),
  }));
}
