import { openPortalDatabase } from '../../../src/portal/store/database.ts';
import { tenantPortal } from '../../portal/tenant-support.ts';
import { LANDLORDS } from './guichet.ts';

// A real portal of a landlord on the embedded database, for one spec: says where it listens, ends with its parent.
const landlord = LANDLORDS.find((one) => one === process.argv[2]);
const smtpUrl = process.argv[3];
if (landlord === undefined || smtpUrl === undefined) throw new Error('a landlord, and where its mail goes');
const tenants = await tenantPortal(landlord, await openPortalDatabase({ memory: true }), {
  mail: { smtpUrl, from: 'espace@bailleur.example', pollMs: 50 },
});
await tenants.register({
  household: 'family',
  code: 'P1',
  email: 'jb.darc@poste.example',
  consents: [{ kind: 'notifications', given: true }],
});
await tenants.register({ household: 'paper', code: 'P7', login: 'L48271936', slip: 'ABCDEFGHJKMN' });
process.stdout.write(`${JSON.stringify({ address: tenants.address, printed: tenants.printed('family') })}\n`);
process.stdin.resume();
process.stdin.once('end', () => void tenants.close().then(() => process.exit(0)));
