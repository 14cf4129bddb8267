import { type CoreServices, command, type Procedures, query } from '../procedures/procedures.ts';
import { changeFile } from './change.ts';
import { declareSituation } from './declare.ts';
import { prepareDossier } from './prepare.ts';
import { readPhone } from './read-phone.ts';
import { dossierDesk } from './standing.ts';

/** The tenants' file of an account, part by part, by each landlord's rules. */
export function dossierHandlers(core: CoreServices, os: Procedures) {
  const procedures = os.dossier;
  return {
    prepare: procedures.prepare.handler(
      query(core, ({ db, session }, { account }) =>
        prepareDossier(core, db, dossierDesk(core, db, account), session),
      ),
    ),
    readPhone: procedures.readPhone.handler(query(core, (_scope, { text }) => readPhone(text))),
    change: procedures.change.handler(command(core, changeFile)),
    declare: procedures.declare.handler(command(core, declareSituation)),
  };
}
