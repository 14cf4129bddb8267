import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import type { z } from 'zod';
import {
  challengeAnswerSchema,
  enrolAnswerSchema,
  sessionAnswerSchema,
  sessionText,
} from '../../src/contract/portal.ts';
import { PROTOCOL, pullAnswerSchema } from '../../src/rules/sync/protocol.ts';
import type { PortalAnnouncement, PortalPayment } from './portal.ts';

type Act = {
  readonly id: string;
  readonly account: string;
  readonly number: string;
  readonly cents: number;
  readonly mode?: string;
  readonly payment?: string;
  readonly suspense?: boolean;
};

/**
 * Another post of the agency, which only looks: what the portal gives it is what the portal holds. For the embedded
 * database, which nobody can read beside its one process.
 */
export class Witness {
  readonly #address: () => string;
  readonly #key: KeyObject;
  readonly #device: string;

  private constructor(address: () => string, key: KeyObject, device: string) {
    this.#address = address;
    this.#key = key;
    this.#device = device;
  }

  static async join(address: () => string, landlord: string, code: string): Promise<Witness> {
    const { publicKey, privateKey } = generateKeyPairSync('ed25519');
    const spki = publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
    const { device } = await post(address(), '/sync/v1/enrol', enrolAnswerSchema, {
      ...{ code, publicKey: spki, till: null, landlord, protocol: PROTOCOL },
    });
    return new Witness(address, privateKey, device);
  }

  /** Every payment that the portal gives this agency's posts, of one account when it is given. */
  async payments(account?: string): Promise<PortalPayment[]> {
    const acts = await this.#acts();
    const back = new Set(acts.get('annulation')?.map(({ payment }) => payment));
    return (acts.get('encaissement') ?? [])
      .filter((act) => act.suspense !== true && (account === undefined || act.account === account))
      .map(({ id, number, cents, mode = '' }) => ({ id, number, cents, mode, reversed: back.has(id) }))
      .toSorted((a, b) => (a.number < b.number ? -1 : 1));
  }

  async announcements(account: string): Promise<PortalAnnouncement[]> {
    return ((await this.#acts()).get('annonce-ordre') ?? [])
      .filter((act) => act.account === account)
      .map(({ number, cents }) => ({ number, cents }));
  }

  /** The acts of a till are told to no other post. */
  async acts(): Promise<null> {
    return null;
  }

  async #acts(): Promise<Map<string, Act[]>> {
    const address = this.#address();
    const device = this.#device;
    const { nonce } = await post(address, '/sync/v1/challenge', challengeAnswerSchema, { device });
    const signature = sign(null, Buffer.from(sessionText(device, nonce)), this.#key).toString('base64');
    const session = { device, nonce, signature };
    const { token } = await post(address, '/sync/v1/session', sessionAnswerSchema, session);
    const acts = new Map<string, Act[]>();
    let cursor = '';
    for (let more = true; more; ) {
      const query = cursor === '' ? '' : `?cursor=${encodeURIComponent(cursor)}`;
      const answer = await fetch(`${address}/sync/v1/changes${query}`, {
        headers: { authorization: `Bearer ${token}` },
      });
      const page = pullAnswerSchema.parse(await answer.json());
      for (const { kind, op, content } of page.changes)
        if (op === 'put') acts.set(kind, [...(acts.get(kind) ?? []), content as Act]);
      ({ cursor, more } = page);
    }
    return acts;
  }
}

async function post<T>(address: string, path: string, schema: z.ZodType<T>, body: unknown): Promise<T> {
  const answer = await fetch(address + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${path}\u202f: ${answer.status} ${await answer.text()}`);
  return schema.parse(await answer.json());
}
