import { openPortalDatabase } from '../../../src/portal/store/database.ts';
import { seedDossiers } from '../../portal/dossier-seed.ts';
import { seededPortal } from '../../portal/pages-seed.ts';
import { seedReview } from '../../portal/review-seed.ts';
import { startPostgres } from '../../support/postgres.ts';

// A real portal on a PostgreSQL of its own, or on the embedded database where none is installed: says where it listens,
// ends with its parent.
const postgres = await startPostgres({ fsync: false });
const database = await openPortalDatabase(postgres === undefined ? { memory: true } : { url: postgres.url });
const { portal } = await seededPortal(database);
const ids = await seedReview(database);
await seedDossiers(database);
process.stdout.write(`${JSON.stringify({ address: portal.address, ids })}\n`);
process.stdin.resume();
process.stdin.once('end', () => {
  void portal
    .close()
    .then(() => postgres?.remove())
    .then(() => process.exit(0));
});
