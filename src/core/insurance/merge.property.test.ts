import fc from 'fast-check';
import { afterEach, expect, it } from 'vitest';
import {
  answerAll,
  attaching,
  deciding,
  ERP_CERTIFICATE,
  erpId,
  INSURED,
  staged,
  toldByErp,
  toldCertificate,
} from '../../../test/support/insurance-acts.ts';
import type { TestClient, TestCore } from '../../../test/support/open-test-core.ts';
import { HOME, pull, registrationDesk } from '../../../test/support/registration-acts.ts';
import { readCertificateRows } from './queries.ts';

let core: TestCore;
let agent: TestClient;
afterEach(() => core.close());

const story = fc.record({
  /** Taken at this counter, or only told by the ERP. */
  taken: fc.boolean(),
  decision: fc.constantFrom('validee' as const, 'refusee' as const),
  /** Another post decided first: this one's decision is refused. */
  beaten: fc.boolean(),
  /** Words of the ERP's file, one import after another, as the other side decided. */
  erp: fc.constantFrom<readonly string[]>([], ['a_verifier'], ['a_verifier', 'final']),
  /** Which of the parties speaks next. */
  turns: fc.array(fc.nat(2), { minLength: 8, maxLength: 8 }),
});
type Story = typeof story extends fc.Arbitrary<infer Value> ? Value : never;

type Event = () => void;

/** What the three parties say of one certificate after this post's own acts, each in its order. */
async function parties({ taken, decision, beaten, erp }: Story): Promise<readonly Event[][]> {
  const input = attaching({ files: [staged(core)] });
  const id = taken ? input.commandId : erpId(ERP_CERTIFICATE);
  if (taken) await agent.insurance.attach(input);
  else pull(core, toldByErp());
  const mine = deciding(id, { decision, reason: decision === 'refusee' ? 'illisible' : null });
  await agent.insurance.decide(mine);
  const other = decision === 'validee' ? 'refusee' : 'validee';
  const final = beaten ? other : decision;
  const decided = {
    state: final,
    reason: final === 'refusee' ? 'expiree' : null,
    decidedBy: beaten ? 'NOËL Inès' : 'MARTIN Paul',
    decidedAt: '2026-11-17T13:06:00.000Z',
    decidedWhere: 'counter',
  };
  const policy = taken ? 'HAB 204 112' : ERP_CERTIFICATE.police;
  return [
    [() => answerAll(core, beaten ? { [mine.commandId]: 'Décidée par NOËL Inès.' } : {})],
    [
      () => pull(core, toldCertificate(id, { policy })),
      () => pull(core, toldCertificate(id, { policy, ...decided })),
    ],
    erp.map((word) => () => pull(core, toldByErp({ statut: word === 'final' ? final : word }))),
  ];
}

const picture = async () => {
  const { certificates } = await agent.insurance.account({ account: HOME });
  // Ids are minted: what is compared is all the rest.
  return certificates.map(({ id: _id, refused, number: _number, ...one }) => ({
    ...one,
    refused: refused?.reason ?? null,
  }));
};

it.each(['habitat-du-gard', 'cite-jardins'])(
  '%s: in whatever order the ERP, the portal and its answers come, one certificate ends in one picture',
  async (landlord) => {
    ({ core, agent } = await registrationDesk(landlord, [INSURED]));
    let alsoInErp = 0;
    let refusals = 0;
    await fc.assert(
      fc.asyncProperty(story, async (told) => {
        async function tell(turns: readonly number[]) {
          core.db.exec('SAVEPOINT story');
          try {
            const wall = core.clock.now();
            const queues = (await parties(told)).map((events) => [...events]);
            for (const turn of [...turns, 0, 1, 1, 2, 2]) {
              const event = queues[turn]?.shift();
              core.clock.advance(1000);
              event?.();
              const seen = await picture();
              expect(seen).toHaveLength(1);
              // A page that comes again says nothing new.
              if (turn !== 0 && event !== undefined) {
                event();
                expect(await picture()).toEqual(seen);
              }
            }
            const { erp, portal } = readCertificateRows(core.db, 1);
            if (erp.length > 0 && portal.length > 0) alsoInErp += 1;
            const seen = await picture();
            core.clock.setWall(new Date(wall).toISOString());
            return seen;
          } finally {
            core.db.exec('ROLLBACK TO story');
            core.db.exec('RELEASE story');
          }
        }
        const first = await tell([]);
        const final = told.beaten === (told.decision === 'validee') ? 'refusee' : 'validee';
        expect(first).toMatchObject([{ state: final, unsent: false }]);
        expect(first[0]?.refused).toBe(told.beaten ? 'Décidée par NOËL Inès.' : null);
        if (told.beaten) refusals += 1;
        expect(await tell(told.turns)).toEqual(first);
      }),
      { numRuns: 60 },
    );
    // It was tried where both sides tell of it, and where this post lost: without the merge there would be two.
    expect(alsoInErp).toBeGreaterThan(5);
    expect(refusals).toBeGreaterThan(5);
  },
  60_000,
);

it('two certificates are not made one: another end, another policy, none at all', async () => {
  ({ core, agent } = await registrationDesk('cite-jardins', [INSURED]));
  await agent.insurance.attach(attaching());
  pull(
    core,
    toldByErp({ fin: '2027-10-30' }),
    toldByErp({ police: 'HAB 204 113' }),
    toldByErp({ police: null }),
    toldByErp(),
  );
  expect(await picture()).toHaveLength(4);
});
