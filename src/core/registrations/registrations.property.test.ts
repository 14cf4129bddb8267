import fc from 'fast-check';
import { afterEach, expect, it } from 'vitest';
import type { TestClient, TestCore } from '../../../test/support/open-test-core.ts';
import { actId } from '../../../test/support/payment-acts.ts';
import { ELODIE, HOME, opening, registrationDesk, YANN } from '../../../test/support/registration-acts.ts';
import { isLiving } from '../../rules/registrations/states.ts';

let core: TestCore;
afterEach(() => core.close());

const PEOPLE = [ELODIE, YANN];
const person = fc.nat(PEOPLE.length - 1);
const document = 'carte-identite' as const;

type Step =
  | { readonly does: 'open' | 'renew' | 'email' | 'close' | 'suspend' | 'resume'; readonly who: number }
  | { readonly does: 'settle'; readonly refused: number }
  | { readonly does: 'again' };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    does: fc.constantFrom('open', 'renew', 'email', 'close', 'suspend', 'resume'),
    who: person,
  }),
  fc.record({ does: fc.constant('settle' as const), refused: fc.nat(3) }),
  fc.constant({ does: 'again' as const }),
);

/** What the acts of a base amount to, read without any code of the registrations. */
function opened(who: string): number {
  const acts = core.db
    .prepare<[string], { act: string; state: string }>(
      `SELECT a.act, o.state FROM registration_act a JOIN outbox o ON o.command_id = a.command_id
       WHERE a.person_key = ? ORDER BY o.place`,
    )
    .all(who);
  let living = 0;
  for (const { act, state } of acts) {
    if (state === 'refused') continue;
    if (act === 'open') living += 1;
    if (act === 'close') living -= 1;
  }
  return living;
}

async function take(client: TestClient, { does, who }: Extract<Step, { who: number }>): Promise<void> {
  const { registrations } = client;
  const one = PEOPLE[who] ?? ELODIE;
  const act = { commandId: actId(), account: HOME, person: one.key };
  const email = `n${actId().slice(-4)}@locataire.example`;
  const input = opening(one, { slip: true });
  const asked = {
    open: () => registrations.open(input),
    renew: () => registrations.renew({ ...act, reason: 'resend', document, email: false, slip: true }),
    email: () => registrations.changeEmail({ ...act, document, email, emailAgain: email, supersedes: null }),
    close: () => registrations.close({ ...act, document, reason: 'demande-locataire' }),
    suspend: () => registrations.suspend({ ...act, reason: 'autre' }),
    resume: () => registrations.resume(act),
  };
  const first = await asked[does]().catch((error: { data?: { code?: string } }) => {
    expect(error.data?.code).toMatch(/^INS-/);
    return undefined;
  });
  if (first === undefined || does !== 'open') return;
  expect(await registrations.open(input)).toEqual(first);
}

it.each(['cchartres', 'neolia', 'habitat-du-gard'])(
  '%s: whatever acts in whatever order, nobody holds two living spaces on one account',
  async (landlord) => {
    const desk = await registrationDesk(landlord);
    core = desk.core;
    const client = core.client('responsable');
    let most = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 14 }), async (steps) => {
        core.db.exec('SAVEPOINT story');
        try {
          for (const one of steps) {
            if (one.does === 'settle') settleSome(one.refused);
            else if (one.does === 'again') await client.registrations.worklist({ view: 'all', text: '' });
            else await take(client, one);
            for (const { key } of PEOPLE) {
              expect(opened(key)).toBeLessThanOrEqual(1);
              most = Math.max(most, opened(key));
            }
            const { spaces } = await client.registrations.account({ account: HOME });
            const living = spaces.filter(({ state }) => isLiving(state));
            expect(new Set(living.map((space) => space.person)).size).toBe(living.length);
            if (landlord === 'neolia') expect(living.length).toBeLessThanOrEqual(1);
            const emails = living.flatMap(({ email }) => (email === null ? [] : [email.toLowerCase()]));
            if (landlord === 'habitat-du-gard') expect(new Set(emails).size).toBe(emails.length);
          }
        } finally {
          core.db.exec('ROLLBACK TO story');
          core.db.exec('RELEASE story');
        }
      }),
      { numRuns: 40 },
    );
    expect(most).toBe(1);
  },
  60_000,
);

/** The portal answers what waits, every so many-th with a refusal where it may refuse. */
function settleSome(refused: number): void {
  core.clock.advance(1000);
  const at = new Date(core.clock.now()).toISOString();
  const waiting = core.db
    .prepare<[], { id: string; type: string }>(
      "SELECT c.id, c.type FROM outbox o JOIN command c ON c.id = o.command_id WHERE o.state = 'waiting' ORDER BY o.place",
    )
    .all();
  for (const [place, { id, type }] of waiting.entries()) {
    const may = ['registration.open', 'registration.renew', 'registration.email'].includes(type);
    const no = may && refused > 0 && place % refused === 0;
    core.db
      .prepare('UPDATE outbox SET state = ?, reason = ?, sent_at = ? WHERE command_id = ?')
      .run(no ? 'refused' : 'sent', no ? 'Non.' : null, at, id);
  }
}
