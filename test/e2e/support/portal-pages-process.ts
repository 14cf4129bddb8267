import { openPortalDatabase } from '../../../src/portal/store/database.ts';
import { seededPortal } from '../../portal/pages-seed.ts';

// A real portal on the embedded database, for one spec: says where it listens, ends with its parent.
const { portal, acts } = await seededPortal(await openPortalDatabase({ memory: true }));
process.stdout.write(`${JSON.stringify({ address: portal.address, acts })}\n`);
process.stdin.resume();
process.stdin.once('end', () => void portal.close().then(() => process.exit(0)));
