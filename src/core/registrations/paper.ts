import type { z } from 'zod';
import type { registrationsContract } from '../../contract/registrations.ts';
import {
  issueConditions,
  issueLeaflet,
  reserveSpacePaper,
  spacePaperTitle,
} from '../documents/space-papers.ts';
import type { CommandScope } from '../procedures/procedures.ts';
import { recordCommand } from '../sync/commands.ts';
import { portalAddress, spaceDesk } from './desk.ts';
import { knownAct } from './write-act.ts';

type PaperInput = z.infer<NonNullable<(typeof registrationsContract.paper)['~orpc']['inputSchema']>>;
type Given = { number: string; title: string };

/** The leaflet, or terms and notice to be read before registering: numbered like every paper given here. */
export function givePaper(scope: CommandScope, { commandId, account, kind }: PaperInput): Given {
  const { db, core } = scope;
  const payload = { kind };
  const known = knownAct<Given>(db, commandId, account, payload);
  if (known !== undefined) return known;
  const { lease, legal } = spaceDesk(core, db, account);
  const number = reserveSpacePaper(scope, kind);
  const result: Given = { number, title: spacePaperTitle({ kind }) };
  recordCommand(
    scope,
    { id: commandId, type: 'registration.paper', version: 1, account: lease.key, payload },
    result,
  );
  const ordered = { lease, commandId, number };
  if (kind === 'depliant') issueLeaflet(scope, { ...ordered, address: portalAddress(db) });
  else issueConditions(scope, { ...ordered, legal });
  return result;
}
