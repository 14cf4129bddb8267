import type { FileFault } from '../../../rules/attachments/refusals.ts';

/** A file is not taken, and why. */
export class FileRefused extends Error {
  override readonly name = 'FileRefused';
  readonly code: FileFault;
  constructor(code: FileFault) {
    super(code);
    this.code = code;
  }
}
