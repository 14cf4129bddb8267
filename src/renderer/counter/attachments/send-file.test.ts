import { expect, it } from 'vitest';
import { APPENDED_BYTES } from '../../../rules/attachments/files.ts';
import type { CoreClient } from '../../app/core.tsx';
import { sendFile } from './send-file.ts';

const UPLOAD = '01900000-0000-7000-8000-000000000001';
const ROW = { sha256: 'a'.repeat(64), size: 1, type: 'pdf', name: 'a.pdf', pages: 1 } as const;

/** A core that keeps what it is told; `refuseAt`: the part it refuses. */
function standIn(refuseAt?: number) {
  const told: string[] = [];
  const parts: Blob[] = [];
  const attachments = {
    begin: async ({ name, size }: { name: string; size: number }) => {
      told.push(`begin ${name.length} ${size}`);
      return { upload: UPLOAD };
    },
    append: async ({ offset, bytes }: { offset: number; bytes: Blob }) => {
      if (parts.length === refuseAt) throw new Error('refused');
      told.push(`append ${offset} ${bytes.size}`);
      parts.push(bytes);
      return { offset: offset + bytes.size };
    },
    finish: async () => {
      told.push('finish');
      return ROW;
    },
    drop: async () => {
      told.push('drop');
      return {};
    },
  };
  // The four procedures that sending a file uses.
  return { told, parts, client: { attachments } as unknown as Pick<CoreClient, 'attachments'> };
}

it('gives the bytes in parts, in order and whole', async () => {
  const bytes = new Uint8Array(APPENDED_BYTES * 2 + 5).map((_, index) => index % 251);
  const { told, parts, client } = standIn();
  const sent: number[] = [];
  const row = await sendFile(
    client,
    { name: 'a.pdf', bytes: new Blob([bytes]) },
    (bytesSent) => sent.push(bytesSent),
    new AbortController().signal,
  );
  expect(row).toEqual(ROW);
  expect(told).toEqual([
    `begin 5 ${bytes.length}`,
    `append 0 ${APPENDED_BYTES}`,
    `append ${APPENDED_BYTES} ${APPENDED_BYTES}`,
    `append ${2 * APPENDED_BYTES} 5`,
    'finish',
  ]);
  expect(sent).toEqual([APPENDED_BYTES, 2 * APPENDED_BYTES, bytes.length]);
  expect(new Uint8Array(await new Blob(parts).arrayBuffer())).toEqual(bytes);
});

it('gives up on the side of the core too, when it is refused or stopped', async () => {
  const bytes = new Blob([new Uint8Array(APPENDED_BYTES + 1)]);
  const refused = standIn(1);
  const signal = new AbortController().signal;
  await expect(sendFile(refused.client, { name: 'a.pdf', bytes }, () => {}, signal)).rejects.toThrow(
    'refused',
  );
  expect(refused.told.at(-1)).toBe('drop');
  const stopped = standIn();
  const stop = new AbortController();
  const going = sendFile(stopped.client, { name: 'a.pdf', bytes }, () => stop.abort(), stop.signal);
  await expect(going).rejects.toThrow();
  expect(stopped.told).toEqual([`begin 5 ${bytes.size}`, `append 0 ${APPENDED_BYTES}`, 'drop']);
});

it('keeps the end of a name that is too long, which says what the file is', async () => {
  const { told, client } = standIn();
  const file = { name: `${'x'.repeat(400)}.pdf`, bytes: new Blob(['a']) };
  await sendFile(client, file, () => {}, new AbortController().signal);
  expect(told[0]).toBe('begin 255 1');
});
