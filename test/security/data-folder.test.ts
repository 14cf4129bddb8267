import { randomUUID } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ARC, addAccount } from '../support/account-fixture.ts';
import { simplePdf } from '../support/attached-files.ts';
import { giveFile } from '../support/attachment-acts.ts';
import { openTestCore, type TestClient } from '../support/open-test-core.ts';

/** Words that a clerk and a tenant gave, each found again if it stands anywhere in clear. */
const marks = Array.from({ length: 50 }, (_, nth) => `REPERE${String(nth).padStart(2, '0')}ZQX`);
const account = ARC.key;

test('fifty marks given in acts, drafts and files stand nowhere in clear in a copy of the data folder', async () => {
  const core = await openTestCore();
  const copy = mkdtempSync(join(tmpdir(), 'guichet-copie-'));
  try {
    addAccount(core.db, ARC);
    const client = core.client('agent');
    const left = [...marks];
    const mark = () => left.shift() ?? '';
    for (let nth = 0; nth < 5; nth += 1) await attach(client, mark);
    for (let nth = 0; nth < 4; nth += 1) await ask(client, mark);
    await client.drafts.save({ form: 'demande', account, body: { description: mark(), other: mark() } });
    await client.requests.visit({
      commandId: randomUUID(),
      account,
      motive: 'autre',
      outcome: 'renseigne',
      comment: `${mark()} ${mark()}`,
      wordsKept: true,
    });
    expect(left).toEqual([]);
    // While it is open, the log beside the base not yet brought in.
    cpSync(core.folder, copy, { recursive: true });
    expect(standing(copy)).toEqual([]);
    writeFileSync(join(copy, 'temoin'), `avant ${marks[31]} après`);
    expect(standing(copy)).toEqual([`${marks[31]} temoin`]);
  } finally {
    await core.close();
    rmSync(copy, { recursive: true, force: true });
  }
});

async function attach(client: TestClient, mark: () => string): Promise<void> {
  const file = await giveFile(client, `${mark()}.pdf`, simplePdf({ text: mark() }));
  const typed = {
    insurer: mark(),
    policy: mark(),
    startsOn: '2026-11-01',
    endsOn: '2027-10-31',
    address: mark(),
  };
  const { flags } = await client.insurance.check({ account, typed, files: [file] });
  await client.insurance.attach({
    commandId: randomUUID(),
    account,
    ...typed,
    files: [file],
    accepted: flags.map(({ flag }) => flag),
    comment: mark(),
    supersedes: null,
  });
}

async function ask(client: TestClient, mark: () => string): Promise<void> {
  const file = await giveFile(client, `${mark()}.pdf`, simplePdf({ text: mark() }));
  const { places } = await client.requests.prepare({ account });
  const [place] = places;
  const [motive] = place?.motives ?? [];
  if (place === undefined || motive === undefined) throw new Error('a landlord without motives');
  await client.requests.open({
    commandId: randomUUID(),
    account,
    place: place.code,
    motive: motive.code,
    urgency: motive.urgency,
    description: mark(),
    contact: { name: mark(), phone: '0639981234', email: null, checked: true },
    availability: [],
    channel: 'guichet',
    files: [file],
    wordsKept: true,
    supersedes: null,
  });
}

/** Marks that stand in a name or in the bytes of a file, in the encodings a program writes text in. */
function standing(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  expect(files.length).toBeGreaterThan(9);
  return files.flatMap((entry) => {
    const bytes = readFileSync(join(entry.parentPath, entry.name));
    return marks
      .filter(
        (mark) =>
          [
            Buffer.from(mark),
            Buffer.from(mark, 'utf16le'),
            Buffer.from(Buffer.from(mark).toString('hex')),
          ].some((one) => bytes.includes(one)) || entry.name.includes(mark),
      )
      .map((mark) => `${mark} ${entry.name}`);
  });
}
