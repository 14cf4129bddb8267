import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import { derive } from '../../../src/core/kiosk/derive.ts';
import { KIOSK_CODE_LENGTH } from '../../../src/rules/kiosk/code.ts';
import { makeVerifier } from '../../../src/rules/kiosk/verifier.ts';
import { CODE_LETTERS } from '../../../src/rules/registrations/activation-code.ts';
import { openScenario } from './scenario-base.ts';

/** `FOLDER REFERENCE COUNT`: writes codes of a counter in a closed kiosk's base; prints them as JSON. */
const [folder = '', reference = '', count = '1'] = process.argv.slice(2);
const core = openScenario(folder);
try {
  const db = core.services.base.writable();
  const found = db
    .prepare<[string], { key: string }>(
      "SELECT key FROM kiosk_account WHERE content ->> '$.printed' LIKE '%' || ? || '%'",
    )
    .get(reference);
  if (found === undefined) throw new Error(`no account ${reference} on this kiosk`);
  const codes = Array.from({ length: Number(count) }, () =>
    Array.from({ length: KIOSK_CODE_LENGTH }, () => CODE_LETTERS[randomInt(CODE_LETTERS.length)]).join(''),
  );
  const expires = new Date(Date.now() + 12 * 3_600_000).toISOString();
  for (const code of codes) {
    const verifier = makeVerifier('code', code, randomBytes(16).toString('hex'), derive);
    db.prepare('INSERT INTO kiosk_code (id, account_key, verifier, expires_at) VALUES (?, ?, ?, ?)').run(
      randomUUID(),
      found.key,
      verifier,
      expires,
    );
  }
  process.stdout.write(JSON.stringify(codes));
} finally {
  await core.close();
}
