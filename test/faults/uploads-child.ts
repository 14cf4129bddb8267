import { createHash, randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { APPENDED_BYTES } from '../../src/rules/attachments/files.ts';
import type { TestClient } from '../support/open-test-core.ts';
import { scannedPdf } from './uploads-pdf.ts';
import { openUploadPost } from './uploads-post.ts';

/** A post that attaches the certificates it is asked for on its input, and sends them meanwhile, until it is killed. */
const { values } = parseArgs({ options: { folder: { type: 'string' } } });
const { client } = openUploadPost(values.folder ?? '');

export type UploadOrder = { readonly account: string; readonly size: number; readonly seed: number };
export type UploadWord = { readonly sha256: string; readonly size: number; readonly id: string };

createInterface({ input: process.stdin }).on('line', async (line) => {
  const word = await attach(client, JSON.parse(line) as UploadOrder);
  writeSync(1, `${JSON.stringify(word)}\n`);
});
void (async () => {
  for (;;) {
    await client.sync.retry().catch(() => {});
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
})();

async function attach(post: TestClient, { account, size, seed }: UploadOrder): Promise<UploadWord> {
  const bytes = scannedPdf(size, seed);
  const { upload } = await post.attachments.begin({ name: `attestation ${seed}.pdf`, size: bytes.length });
  for (let at = 0; at < bytes.length; at += APPENDED_BYTES) {
    const part = new Blob([new Uint8Array(bytes.subarray(at, at + APPENDED_BYTES))]);
    await post.attachments.append({ upload, offset: at, bytes: part });
  }
  const file = await post.attachments.finish({ upload });
  const typed = {
    insurer: 'Mutuelle du Test',
    policy: `P-${seed}`,
    startsOn: '2026-01-01',
    endsOn: '2099-12-31',
    address: null,
  };
  const { flags } = await post.insurance.check({ account, typed, files: [file] });
  const id = randomUUID();
  await post.insurance.attach({
    commandId: id,
    account,
    ...typed,
    files: [file],
    accepted: flags.map(({ flag }) => flag),
    comment: '',
    supersedes: null,
  });
  return { sha256: createHash('sha256').update(bytes).digest('hex'), size: bytes.length, id };
}
