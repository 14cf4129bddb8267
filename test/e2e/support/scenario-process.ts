import { fillDossier } from './dossier-base.ts';

import type { LandlordId } from './guichet.ts';
import { fillCalls } from './kiosk-calls-base.ts';
import { fillQueue, type QueueState } from './outbox-base.ts';
import { papersGiven } from './papers-given.ts';
import { fillRequests } from './requests-base.ts';
import { scenarioBase } from './scenario-base.ts';
import { fillSpaces } from './spaces-base.ts';

/** `make LANDLORD`, `papers FOLDER`, `queue FOLDER STATE`, `spaces FOLDER`, `requests FOLDER`, `dossier FOLDER` or `calls FOLDER`: one line of JSON on the output. */
const [work, of = '', how = ''] = process.argv.slice(2);
process.stdout.write(`${JSON.stringify(await answer())}\n`);

function answer(): Promise<unknown> {
  switch (work) {
    case 'make':
      return scenarioBase(of as LandlordId);
    case 'queue':
      return fillQueue(of, how as QueueState);
    case 'spaces':
      return fillSpaces(of);
    case 'requests':
      return fillRequests(of);
    case 'calls':
      return fillCalls(of);
    case 'dossier':
      return fillDossier(of);
    default:
      return papersGiven(of);
  }
}
