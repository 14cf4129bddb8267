import fc from 'fast-check';
import { afterEach, expect, it } from 'vitest';
import {
  changing,
  FILED,
  filePerson,
  HELD,
  refuseAct,
  takeAct,
  toldChange,
} from '../../../test/support/dossier-acts.ts';
import type { TestClient, TestCore } from '../../../test/support/open-test-core.ts';
import { actId } from '../../../test/support/payment-acts.ts';
import { ELODIE, HOME, pull, registrationDesk } from '../../../test/support/registration-acts.ts';
import { sameValue, standingValue } from '../../rules/dossier/standing.ts';
import type { ContactDetails, DossierState, PartValue, Protection } from '../../rules/dossier/values.ts';

let core: TestCore;
let agent: TestClient;
afterEach(() => core.close());

type Part = 'coordonnees' | 'protection';
type Change = {
  readonly id: string;
  readonly part: Part;
  readonly base: PartValue;
  readonly value: PartValue;
  state: DossierState;
  place: number;
};

const PHONES = ['06 39 98 10 01', '06 39 98 10 11', '06 39 98 10 12'] as const;
const phone = fc.constantFrom(...PHONES);

type Step =
  | { readonly does: 'here' | 'there' | 'erp'; readonly phone: string }
  | { readonly does: 'protect' | 'protect-there' | 'mask' }
  | { readonly does: 'send'; readonly count: number }
  | { readonly does: 'decide'; readonly yes: boolean }
  | { readonly does: 'pull'; readonly backwards: boolean };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ does: fc.constantFrom('here' as const, 'there' as const), phone }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('erp' as const), phone }) },
  {
    weight: 3,
    arbitrary: fc.record({
      does: fc.constantFrom('protect' as const, 'protect-there' as const, 'mask' as const),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ does: fc.constant('send' as const), count: fc.integer({ min: 1, max: 3 }) }),
  },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('decide' as const), yes: fc.boolean() }) },
  { weight: 3, arbitrary: fc.record({ does: fc.constant('pull' as const), backwards: fc.boolean() }) },
);

/** A portal written from docs/dossier.md alone, of one person's contact details and protection. */
class Portal {
  erp: { coordonnees: ContactDetails; protection: Protection } = {
    coordonnees: HELD,
    protection: { masked: false },
  };
  readonly changes: Change[] = [];
  #place = 0;

  next(): number {
    this.#place += 1;
    return this.#place;
  }
  standing<One extends Part>(part: One): PartValue<One> {
    const valid = this.changes
      .filter((one) => one.part === part && one.state === 'validee')
      .toSorted((a, b) => a.place - b.place)
      .map(({ base, value }) => ({ base: base as PartValue<One>, value: value as PartValue<One> }));
    return standingValue<One>(part, this.erp[part] as PartValue<One>, valid);
  }
  /** False: changed meanwhile. */
  take(id: string, part: Part, base: PartValue, value: PartValue, state: DossierState): boolean {
    if (!sameValue(part, base, this.standing<Part>(part))) return false;
    this.changes.push({ id, part, base, value, state, place: this.next() });
    return true;
  }
  there(part: Part, value: PartValue): void {
    const base = this.standing<Part>(part);
    if (!sameValue(part, base, value)) this.take(`there-${actId()}`, part, base, value, 'validee');
  }
  decide(yes: boolean): void {
    const waiting = this.changes.find(({ state }) => state === 'a_valider');
    if (waiting === undefined) return;
    const stands = sameValue(waiting.part, waiting.base, this.standing<Part>(waiting.part));
    waiting.state = yes && stands ? 'validee' : 'refusee';
    if (waiting.state === 'validee') waiting.place = this.next();
  }
  tell(backwards: boolean): void {
    const told = [
      filePerson({
        telephone1: this.erp.coordonnees.phone1,
        adresse_masquee: this.erp.protection.masked,
      }),
      ...this.changes.map(({ id, ...rest }) => toldChange(id, rest)),
    ];
    pull(core, ...(backwards ? told.toReversed() : told));
  }
}

type Waiting = { id: string; payload: string; depends: string };
const waiting = () =>
  core.db
    .prepare<[], Waiting>(
      `SELECT c.id, c.payload, c.depends_on AS depends FROM outbox o JOIN command c ON c.id = o.command_id
       WHERE o.state = 'waiting' ORDER BY o.place`,
    )
    .all();

function send(portal: Portal, count: number): number {
  let refused = 0;
  for (const { id, payload, depends } of waiting().slice(0, count)) {
    const { part, base, value, state } = JSON.parse(payload) as Omit<Change, 'id' | 'place'>;
    const orphan = (JSON.parse(depends) as string[]).some(
      (one) => !portal.changes.some((known) => known.id === one),
    );
    if (!orphan && portal.take(id, part, base, value, state)) takeAct(core, id);
    else {
      refuseAct(core, id);
      refused += 1;
    }
  }
  return refused;
}

async function here(part: Part, value: PartValue<Part>): Promise<void> {
  const { people } = await agent.dossier.prepare({ account: HOME });
  const base = people.find(({ key }) => key === ELODIE.key)?.[part];
  if (base === undefined || sameValue<Part>(part, base, value)) return;
  await agent.dossier.change(changing({ part, base, value }));
}

it.each(['neolia', 'habitat-du-gard'])(
  'at %s, whatever comes in whatever order, the post ends with what stands at the portal',
  async (landlord) => {
    ({ core, agent } = await registrationDesk(landlord, [FILED]));
    let refusals = 0;
    let inEffect = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 16 }), async (steps) => {
        core.db.exec('SAVEPOINT story');
        try {
          const portal = new Portal();
          for (const one of steps) {
            switch (one.does) {
              case 'here':
                await here('coordonnees', { ...HELD, phone1: one.phone });
                break;
              case 'there':
                portal.there('coordonnees', { ...HELD, phone1: one.phone });
                break;
              case 'erp':
                portal.erp = { ...portal.erp, coordonnees: { ...HELD, phone1: one.phone } };
                break;
              case 'protect':
                await here('protection', { masked: true });
                break;
              case 'protect-there':
                portal.there('protection', { masked: !portal.standing('protection').masked });
                break;
              case 'mask':
                portal.erp = { ...portal.erp, protection: { masked: !portal.erp.protection.masked } };
                break;
              case 'send':
                refusals += send(portal, one.count);
                break;
              case 'decide':
                portal.decide(one.yes);
                break;
              default:
                portal.tell(one.backwards);
            }
          }
          refusals += send(portal, 99);
          portal.tell(false);
          inEffect += portal.changes.filter(({ state }) => state === 'validee').length;
          const { people, dwellingLines } = await agent.dossier.prepare({ account: HOME });
          const elodie = people.find(({ key }) => key === ELODIE.key);
          expect(sameValue('coordonnees', elodie?.coordonnees ?? HELD, portal.standing('coordonnees'))).toBe(
            true,
          );
          const { masked } = portal.standing('protection');
          expect(elodie?.protection).toEqual({ masked });
          expect(dwellingLines.length === 0).toBe(masked);
          const header = await agent.accounts.header({ account: HOME });
          expect(header.addressLine === null).toBe(masked);
        } finally {
          core.db.exec('ROLLBACK TO story; RELEASE story');
        }
      }),
      { numRuns: 40 },
    );
    // The stories are about something.
    expect(refusals).toBeGreaterThan(5);
    expect(inEffect).toBeGreaterThan(20);
  },
  60_000,
);
