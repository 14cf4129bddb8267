import { hash } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { writeMeta } from '../../src/core/database/meta.ts';
import { verifyTill } from '../../src/core/till/verify.ts';
import { activationCodeText, readActivationCode } from '../../src/rules/registrations/activation-code.ts';
import type { TestClient, TestCore } from '../support/open-test-core.ts';
import { actId } from '../support/payment-acts.ts';
import { ELODIE, HOME, opening, registrationDesk } from '../support/registration-acts.ts';
import { pdfText } from './pdf-text.ts';
import { hasPoppler, rasterise } from './png.ts';
import { readQr } from './read-qr.ts';

let core: TestCore;
let agent: TestClient;
afterEach(() => core.close());

async function slipOf(
  landlord: string,
  address: string | null,
): Promise<{ paper: Uint8Array; hash: string }> {
  ({ core, agent } = await registrationDesk(landlord));
  if (address !== null) writeMeta(core.db, 'tenant-address', address);
  const { papers } = await agent.registrations.open(opening(ELODIE, { email: null, slip: true }));
  const [slip] = papers;
  if (slip === undefined) throw new Error('no slip');
  const { bytes } = await agent.printing.save({
    account: HOME,
    id: `issued:${slip.number}`,
    format: '80mm',
    jobId: actId(),
  });
  const result = core.db
    .prepare<[], string>("SELECT result FROM command WHERE type = 'registration.open'")
    .pluck()
    .get();
  const sent = JSON.parse(result ?? '{}') as { code?: { hash?: string } };
  return { paper: new Uint8Array(await bytes.arrayBuffer()), hash: sent.code?.hash ?? '' };
}

const LANDLORDS = ['auvergne-habitat', 'cchartres', 'cite-jardins', 'habitat-du-gard', 'neolia'];

/** What is in the tenant's hand opens what the portal was told, and nothing else travels. */
describe.skipIf(!hasPoppler()).each(LANDLORDS)('the slip of a registration at %s', (landlord) => {
  it('holds, in its square and in letters, the code whose hash was sent', async () => {
    const { paper, hash: sent } = await slipOf(landlord, 'https://portail.example');
    const [page] = rasterise(paper, 203);
    if (page === undefined) throw new Error('no page');
    const scanned = new URL((await readQr(page)) ?? '');
    expect(`${scanned.origin}${scanned.pathname}`).toBe('https://portail.example/espace/activer');
    const code = scanned.searchParams.get('code') ?? '';
    expect(hash('sha256', activationCodeText(code))).toBe(sent);
    const letters = /\b[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}\b/.exec(await pdfText(paper))?.[0] ?? '';
    expect(readActivationCode(letters)).toBe(code);
    expect(verifyTill(core.db, 'G2').kind).toBe('intact');
  });
});

it.skipIf(!hasPoppler())('without the portal’s address the square is the code alone', async () => {
  const { paper, hash: sent } = await slipOf('habitat-du-gard', null);
  const [page] = rasterise(paper, 203);
  if (page === undefined) throw new Error('no page');
  expect(hash('sha256', activationCodeText((await readQr(page)) ?? ''))).toBe(sent);
});
