import { type CoreServices, command, type Procedures, query } from '../procedures/procedures.ts';
import { insuranceSection } from './account.ts';
import { attachCertificate } from './attach.ts';
import { checkCertificate } from './check.ts';
import { decideCertificate } from './decide.ts';
import { insuranceDesk } from './desk.ts';
import { giveLetter } from './letter.ts';
import { prepareCertificate } from './prepare.ts';
import { certificateWorklist } from './worklist.ts';

/** Attestation: the certificates of home insurance of an account, by each landlord's rules. */
export function insuranceHandlers(core: CoreServices, os: Procedures) {
  const procedures = os.insurance;
  return {
    prepare: procedures.prepare.handler(
      query(core, ({ db }, { account }) => prepareCertificate(core, db, insuranceDesk(core, db, account))),
    ),
    check: procedures.check.handler(
      query(core, ({ db }, { account, typed, files }) =>
        checkCertificate(db, insuranceDesk(core, db, account), typed, files),
      ),
    ),
    attach: procedures.attach.handler(command(core, attachCertificate)),
    decide: procedures.decide.handler(command(core, decideCertificate)),
    letter: procedures.letter.handler(command(core, giveLetter)),
    account: procedures.account.handler(
      query(core, ({ db }, { account }) => insuranceSection(core, db, insuranceDesk(core, db, account))),
    ),
    worklist: procedures.worklist.handler(
      query(core, ({ db }, input) => certificateWorklist(core, db, input)),
    ),
  };
}
