import { describe, expect, it } from 'vitest';
import type { Reply } from '../../../rules/sync/network.ts';
import type { HelloRequest, StationReport } from '../../../rules/sync/protocol.ts';
import type { Ask, Authorised } from './http-link.ts';
import { kioskCalls } from './kiosk-calls.ts';
import { stationLink } from './station-link.ts';

type Heard = { readonly path: string; readonly body: unknown };

/** A session through which the portal answers `said`, or is out of reach. */
function portal(said: unknown): { readonly authorised: Authorised; readonly heard: Heard[] } {
  const heard: Heard[] = [];
  const authorised = async <T>(ask: Ask<T>): Promise<Reply<T>> => {
    heard.push({ path: ask.path, body: ask.body });
    if (said === undefined) return { kind: 'failed', failure: { kind: 'unreachable' } };
    const value = ask.decode(Buffer.from(JSON.stringify(said)), { status: 200, headers: new Headers() });
    return value === undefined
      ? { kind: 'failed', failure: { kind: 'unreachable' } }
      : { kind: 'answer', value };
  };
  return { authorised, heard };
}

const PASSWORD = { kind: 'password', account: 'A', person: 'f'.repeat(64), password: 'secret' } as const;
const CLAIM = { kind: 'claim', code: '0198f3a0-0000-7000-8000-000000000001' } as const;

describe('what a kiosk asks while somebody stands there', () => {
  it.each([
    [PASSWORD, { accepted: true, waitSeconds: 0 }, 'yes'],
    [PASSWORD, { accepted: false, waitSeconds: 0 }, 'no'],
    [PASSWORD, { accepted: false, waitSeconds: 30 }, { wait: 30 }],
    [PASSWORD, { accepted: true }, 'offline'],
    [PASSWORD, undefined, 'offline'],
    [CLAIM, { claimed: true }, 'yes'],
    [CLAIM, { claimed: false }, 'no'],
    [CLAIM, undefined, 'offline'],
  ])('%o answered %o is %o', async (question, said, answer) => {
    expect(await kioskCalls(portal(said).authorised).askOfKiosk(question)).toEqual(answer);
  });

  it('goes to its own address, and says what is needed', async () => {
    const { authorised, heard } = portal(undefined);
    await kioskCalls(authorised).askOfKiosk(PASSWORD);
    await kioskCalls(authorised).askOfKiosk(CLAIM);
    const { kind, ...asked } = PASSWORD;
    expect(heard).toEqual([
      { path: `/sync/v1/kiosk/${kind}`, body: asked },
      { path: '/sync/v1/kiosk/claim', body: { code: CLAIM.code } },
    ]);
  });
});

describe('how a kiosk greets the portal', () => {
  const STATION: StationReport = {
    service: 'open',
    ticket: 'paper',
    a4: 'ready',
    terminal: 'none',
    version: '0.1.0',
  };
  const HELLO = { protocol: 1, epoch: 'e1', now: '2026-11-17T13:05:00.000Z', held: {} };

  async function greet(station: StationReport | undefined, closed?: boolean) {
    const asked: HelloRequest[] = [];
    const heard: boolean[] = [];
    const never = async () => ({ kind: 'failed', failure: { kind: 'unreachable' } }) as const;
    const link = stationLink(
      {
        push: never,
        pull: never,
        async hello(request) {
          asked.push(request);
          return { kind: 'answer', value: closed === undefined ? HELLO : { ...HELLO, closed } };
        },
      },
      () => station,
      (one) => heard.push(one),
    );
    await link.hello({ protocol: 1, incarnations: ['i1'] });
    return { asked, heard };
  }

  it('says how it stands, and hears whether the staff closed it', async () => {
    const own = { protocol: 1, incarnations: ['i1'] };
    expect(await greet(STATION, true)).toEqual({ asked: [{ ...own, station: STATION }], heard: [true] });
    expect(await greet(STATION)).toEqual({ asked: [{ ...own, station: STATION }], heard: [false] });
    expect(await greet(undefined, true)).toEqual({ asked: [own], heard: [] });
  });
});
