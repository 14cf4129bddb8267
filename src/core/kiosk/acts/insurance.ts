import type { z } from 'zod';
import type { kioskActsContract } from '../../../contract/kiosk/acts.ts';
import { fileRule } from '../../../rules/insurance/rules.ts';
import type { QueryScope } from '../../procedures/procedures.ts';
import { actDesk } from './act-desk.ts';
import { actsNotTold } from './write-act.ts';

type Insurance = z.infer<NonNullable<(typeof kioskActsContract.insurance)['~orpc']['outputSchema']>>;

/** What stands, and whether this landlord asks the document itself. @throws Refusal `BOR-…` */
export function insuranceOfVisit(scope: QueryScope): Insurance {
  const { account, profile, today } = actDesk(scope, 'little', ['insurance']);
  return {
    endsOn: account.insurance.endsOn,
    waiting: account.insurance.waiting || actsNotTold(scope.db, account.key, 'insurance').length > 0,
    fileNeeded: fileRule(profile, today).required,
  };
}
