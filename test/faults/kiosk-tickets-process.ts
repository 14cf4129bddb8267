import { openScenario } from '../e2e/support/scenario-base.ts';

/** `FOLDER`: numbers that a closed kiosk's base keeps, of tickets and of payments, as JSON. */
const [folder = ''] = process.argv.slice(2);
const core = openScenario(folder);
try {
  const numbers = core.services.base
    .readable()
    .prepare<[], { number: string }>('SELECT number FROM kiosk_ticket UNION SELECT number FROM kiosk_payment')
    .all();
  process.stdout.write(JSON.stringify(numbers.map(({ number }) => number)));
} finally {
  await core.close();
}
