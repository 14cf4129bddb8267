import type { LandlordId } from './guichet.ts';
import { papersGiven } from './papers-given.ts';
import { scenarioBase } from './scenario-base.ts';

/** `make LANDLORD` or `papers FOLDER`: one line of JSON on the output. */
const [work, of = ''] = process.argv.slice(2);
const answer = work === 'make' ? await scenarioBase(of as LandlordId) : await papersGiven(of);
process.stdout.write(`${JSON.stringify(answer)}\n`);
