import type { LandlordId } from './guichet.ts';
import { fillQueue, type QueueState } from './outbox-base.ts';
import { papersGiven } from './papers-given.ts';
import { scenarioBase } from './scenario-base.ts';

/** `make LANDLORD`, `papers FOLDER` or `queue FOLDER STATE`: one line of JSON on the output. */
const [work, of = '', how = ''] = process.argv.slice(2);
process.stdout.write(`${JSON.stringify(await answer())}\n`);

function answer(): Promise<unknown> {
  switch (work) {
    case 'make':
      return scenarioBase(of as LandlordId);
    case 'queue':
      return fillQueue(of, how as QueueState);
    default:
      return papersGiven(of);
  }
}
