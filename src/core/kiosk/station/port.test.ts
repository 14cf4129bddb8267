import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import { afterEach, expect, it, vi } from 'vitest';
import { closeKioskBases, type KioskBase, kioskBase } from '../../../../test/support/kiosk-base.ts';
import type { Contract } from '../../../contract/contract.ts';
import type { ServablePort } from '../../procedures/serve-port.ts';
import { KIOSK_IDLE_MS } from '../../procedures/session.ts';

closeKioskBases();
afterEach(() => vi.useRealTimers());

const DEBTOR = { reference: '0030020790D', birth: '12/03/1984', lastName: null, firstName: null };

/** The line of a kiosk's window, as the core serves it. */
function line(kiosk: KioskBase) {
  const toWindow = new EventTarget();
  const toCore: ((data: unknown) => void)[] = [];
  const closings: (() => void)[] = [];
  let open = true;
  const port: ServablePort = {
    postMessage: (message) =>
      queueMicrotask(() => toWindow.dispatchEvent(new MessageEvent('message', { data: message }))),
    onMessage: (listener) => toCore.push(listener),
    onClose: (listener) => closings.push(listener),
    close() {
      open = false;
      for (const closing of closings.splice(0)) closing();
    },
  };
  kiosk.core.serve(port, 'borne', 'kiosk');
  const link = new RPCLink({
    port: {
      addEventListener: toWindow.addEventListener.bind(toWindow),
      postMessage: (data: unknown) => {
        for (const listener of toCore) if (open) listener(data);
      },
    } as Pick<MessagePort, 'addEventListener' | 'postMessage'>,
  });
  const { kiosk: client } = createORPCClient<ContractRouterClient<Contract>>(link);
  return { client, port, isOpen: () => open };
}

async function counting() {
  const ended = vi.fn();
  const kiosk = await kioskBase({ ports: (ports) => ({ ...ports, onVisitEnded: ended }) });
  return { kiosk, ended };
}

it('is closed once the end of a visit has been answered, and the next one knows nobody', async () => {
  const { kiosk, ended } = await counting();
  const first = line(kiosk);
  await first.client.identity.identify(DEBTOR);
  expect((await first.client.station.status()).visit).not.toBeNull();
  expect(await first.client.station.finish()).toEqual({});
  await vi.waitFor(() => expect(first.isOpen()).toBe(false));
  expect(ended).toHaveBeenCalledTimes(1);
  const second = line(kiosk);
  expect((await second.client.station.status()).visit).toBeNull();
  second.port.close();
  expect(ended).toHaveBeenCalledTimes(1);
});

it('is closed when nobody has touched it for too long, even if the screen asks nothing more', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const { kiosk, ended } = await counting();
  const { client, isOpen } = line(kiosk);
  await client.identity.identify(DEBTOR);
  kiosk.clock.advance(KIOSK_IDLE_MS - 1);
  vi.advanceTimersByTime(5_000);
  expect([isOpen(), ended.mock.calls.length]).toEqual([true, 0]);
  kiosk.clock.advance(1);
  vi.advanceTimersByTime(5_000);
  expect([isOpen(), ended.mock.calls.length]).toEqual([false, 1]);
});

it('stays open while nobody is let in, however long', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const { kiosk, ended } = await counting();
  const { isOpen, port } = line(kiosk);
  kiosk.clock.advance(KIOSK_IDLE_MS * 10);
  vi.advanceTimersByTime(60_000);
  expect([isOpen(), ended.mock.calls.length]).toEqual([true, 0]);
  port.close();
});

it('lost with somebody at it forgets him', async () => {
  const { kiosk, ended } = await counting();
  const { client, port } = line(kiosk);
  await client.identity.identify(DEBTOR);
  port.close();
  expect(ended).toHaveBeenCalledTimes(1);
});
