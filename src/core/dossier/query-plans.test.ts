import { expect, it, vi } from 'vitest';
import { planOf } from '../../../test/support/account-rows.ts';
import {
  changing,
  declaring,
  FILED,
  HELD,
  protecting,
  refuseAct,
  takeAct,
  toldChange,
} from '../../../test/support/dossier-acts.ts';
import { staged } from '../../../test/support/insurance-acts.ts';
import type { TestClient, TestCore } from '../../../test/support/open-test-core.ts';
import { HOME, pull, registrationDesk } from '../../../test/support/registration-acts.ts';

/**
 * It asks whether a table holds anything at all; an index that holds nothing but what is asked: what waits in the queue; a
 * list handed over with the question.
 */
const ALLOWED =
  /SELECT EXISTS \(SELECT 1 FROM insurance\)|^SCAN o USING (COVERING )?INDEX outbox_unsent|^SCAN (json_each|wanted|account|e) VIRTUAL|^SCAN \w+ VIRTUAL TABLE INDEX \d+:.*M/;

type Work = (client: TestClient, core: TestCore) => unknown;

/** Whole tables read by what a screen or a pull asks, on a base whose statements are all still to be prepared. */
async function scansOf(work: Work): Promise<string[]> {
  const { core, agent } = await registrationDesk('neolia', [FILED, { key: 'OTHER' }]);
  try {
    const prepare = vi.spyOn(core.db, 'prepare');
    pull(
      core,
      toldChange('C1', { state: 'refusee' }),
      toldChange('C2', { part: 'protection', base: { masked: false }, value: { masked: true }, place: 2 }),
    );
    await agent.accounts.header({ account: HOME });
    await work(agent, core);
    const asked = [...new Set(prepare.mock.calls.map(([text]) => text))];
    prepare.mockRestore();
    const read = asked.filter((text) => /^\s*(SELECT|UPDATE|INSERT|DELETE)/.test(text));
    expect(read.length).toBeGreaterThanOrEqual(10);
    return read.flatMap((text) =>
      planOf(core.db, text)
        .filter((line) => /^SCAN (?!CONSTANT ROW)/.test(line) && !/^SCAN \(subquery/.test(line))
        .map((line) => `${line} in ${text}`),
    );
  } finally {
    await core.close();
  }
}

it.each<[string, Work]>([
  ['prepare', ({ dossier }) => dossier.prepare({ account: HOME })],
  ['change', ({ dossier }, core) => dossier.change(changing({ files: [staged(core)] }))],
  ['protect', ({ dossier }) => dossier.change(protecting({ person: 'code:P2' }))],
  ['declare', ({ dossier }) => dossier.declare(declaring())],
  [
    'taken and refused',
    async ({ dossier }, core) => {
      const { change } = await dossier.change(changing());
      takeAct(core, change.id);
      const base = { ...HELD, phone1: '+33639982001' };
      const next = await dossier.change(changing({ base, value: HELD }));
      refuseAct(core, next.change.id);
      await dossier.change(changing({ base, value: HELD, supersedes: next.change.id }));
    },
  ],
  [
    'a page of the portal',
    (_client, core) => {
      pull(core, toldChange('C3', { place: 3 }), { ...toldChange('C1'), op: 'remove' as const });
    },
  ],
  [
    'search',
    async ({ accounts }) => {
      for (const text of ['0639982001', '06 39 98 20', 'a@b.example', 'le gall'])
        await accounts.search({ text });
    },
  ],
])('%s goes through no table', async (_name, work) => {
  expect((await scansOf(work)).filter((line) => !ALLOWED.test(line))).toEqual([]);
});

it('a scan is seen', async () => {
  const scans = await scansOf((_client, core) =>
    core.db.prepare("SELECT lease_id FROM dossier_contact WHERE person_key = 'x'").all(),
  );
  expect(scans.join()).toContain('SCAN dossier_contact');
});
