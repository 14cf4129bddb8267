import { expect, it } from 'vitest';
import { APPENDED_BYTES } from '../../../rules/attachments/files.ts';
import { sendPicture } from './send-picture.ts';

type Files = Parameters<typeof sendPicture>[0];
const UPLOAD = '01900000-0000-7000-8000-000000000001';
const row = { sha256: 'a'.repeat(64), size: 3, type: 'jpeg', name: 'Photo 1.jpg', pages: 1 } as const;

function filesThat(append: (offset: number, size: number) => number) {
  const calls: string[] = [];
  const files = {
    begin: async ({ size }: { size: number }) => {
      calls.push(`begin ${size}`);
      return { upload: UPLOAD };
    },
    append: async ({ offset, bytes }: { offset: number; bytes: Blob }) => {
      calls.push(`append ${offset} ${bytes.size}`);
      return { offset: append(offset, bytes.size) };
    },
    finish: async () => {
      calls.push('finish');
      return row;
    },
    drop: async () => {
      calls.push('drop');
      return {};
    },
  } as unknown as Files;
  return { files, calls };
}

it('sends a picture whole, in parts that fit a message', async () => {
  const { files, calls } = filesThat((offset, size) => offset + size);
  const bytes = new Blob([new Uint8Array(APPENDED_BYTES + 5)]);
  await expect(sendPicture(files, 'Photo 1.jpg', bytes)).resolves.toEqual(row);
  expect(calls).toEqual([
    `begin ${APPENDED_BYTES + 5}`,
    `append 0 ${APPENDED_BYTES}`,
    `append ${APPENDED_BYTES} 5`,
    'finish',
  ]);
});

it('gives up on the other side what was refused half-way', async () => {
  const { files, calls } = filesThat(() => {
    throw new Error('refused');
  });
  await expect(sendPicture(files, 'Photo 1.jpg', new Blob(['x']))).rejects.toThrow('refused');
  expect(calls.at(-1)).toBe('drop');
});
