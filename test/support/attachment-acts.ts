import type { AttachmentRow } from '../../src/contract/attachments.ts';
import { nameFiles, requireFiles } from '../../src/core/attachments/name-files.ts';
import { transact } from '../../src/core/procedures/procedures.ts';
import { recordCommand } from '../../src/core/sync/commands.ts';
import { APPENDED_BYTES } from '../../src/rules/attachments/files.ts';
import type { TestClient, TestCore } from './open-test-core.ts';
import { actId } from './payment-acts.ts';

/** Gives a file to the counter as a window does: announced, in parts, then whole. */
export async function giveFile(
  { attachments }: TestClient,
  name: string,
  bytes: Uint8Array,
): Promise<AttachmentRow> {
  const { upload } = await attachments.begin({ name, size: bytes.byteLength });
  for (let offset = 0; offset < bytes.byteLength; offset += APPENDED_BYTES) {
    const part = new Uint8Array(bytes.subarray(offset, offset + APPENDED_BYTES));
    await attachments.append({ upload, offset, bytes: new Blob([part]) });
  }
  return attachments.finish({ upload });
}

/** An act that names files, without what it is about; `fails`: it is taken back before its commit. */
export function nameInAct(
  core: TestCore,
  session: Parameters<typeof transact>[1],
  {
    lease,
    account,
    files,
    fails = false,
  }: {
    readonly lease: number;
    readonly account: string;
    readonly files: readonly AttachmentRow[];
    readonly fails?: boolean;
  },
): string {
  const commandId = actId();
  transact(core.core.services, session, (scope) => {
    requireFiles(scope.db, files);
    const payload = { files: files.map((file) => ({ ...file })) };
    recordCommand(scope, { id: commandId, type: 'insurance.attach', version: 1, account, payload }, {});
    nameFiles(scope, { owner: 'certificate', ownerId: commandId, lease, commandId, files });
    if (fails) throw new Error('taken back');
    return {};
  });
  return commandId;
}
