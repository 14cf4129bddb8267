import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import { v7 as newId } from 'uuid';
import { WebSocket } from 'ws';
import { type Client, spendLaunchAddress } from '../conformance/doors.ts';
import { KNOWN } from '../e2e/support/kiosk-demonstration.ts';

/** Compiled by the engine the more, the more often it runs; one in twenty pays, which takes two seconds. */
const PAYS_EVERY = 20;

/**
 * Visits over the wire alone, many in a minute. A program that has just begun takes memory for hours of visits until
 * what runs often is compiled; after this, what grows is kept.
 * @param address the lasting one of the kiosk
 */
export async function warmUp(address: string, visits: number): Promise<void> {
  for (let done = 0; done < visits; done += 1) await visit(address, done % PAYS_EVERY === 0);
}

async function visit(address: string, pays: boolean): Promise<void> {
  const { host, origin } = new URL(address);
  const cookie = await spendLaunchAddress(address);
  const socket = new WebSocket(`ws://${host}/coeur`, { headers: { cookie, origin } });
  await new Promise<void>((resolve, reject) => {
    socket.on('open', () => resolve());
    socket.on('error', reject);
  });
  const closed = new Promise<void>((resolve) => socket.on('close', () => resolve()));
  const { kiosk } = createORPCClient<Client>(
    new RPCLink({ websocket: socket as unknown as globalThis.WebSocket }),
  );
  await kiosk.station.status();
  if (pays) await pay(kiosk);
  else await ask(kiosk);
  // The core closes the line of who has ended.
  await kiosk.station.finish().catch(() => undefined);
  socket.close();
  await closed;
}

const { reference, birth } = KNOWN.cchartres;

async function ask(kiosk: Client['kiosk']): Promise<void> {
  await kiosk.identity.identify({ reference, birth, lastName: null, firstName: null });
  await kiosk.station.status();
  await kiosk.identity.proofs();
  const [place] = await kiosk.acts.requestTree();
  await kiosk.acts.openRequest({
    commandId: newId(),
    place: place?.place ?? '',
    motive: place?.motives[0]?.code ?? '',
    description: '',
    phone: null,
    availability: [],
    files: [],
  });
}

async function pay(kiosk: Client['kiosk']): Promise<void> {
  await kiosk.identity.identifyToPay({ reference, again: reference });
  const commandId = newId();
  let { state } = await kiosk.money.pay({ commandId, amountCents: 2_000, months: [] });
  while (state === 'waiting') {
    await new Promise((resolve) => setTimeout(resolve, 250));
    ({ state } = await kiosk.money.paymentState({ commandId }));
  }
}
