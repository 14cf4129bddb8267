import type { IncomingMessage } from 'node:http';
import { UPLOADED_BYTES } from '../../rules/attachments/files.ts';
import { PortalRefusal } from '../api/portal-refusal.ts';

/**
 * The body of a part: what came of it where the line was cut, so that even a line too slow for a whole part moves on.
 * @throws PortalRefusal 413 as soon as it is longer than a part
 */
export function readPart(body: IncomingMessage): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const pieces: Uint8Array[] = [];
    let length = 0;
    const settle = () => resolve(Buffer.concat(pieces, length));
    body.on('data', (piece: Uint8Array) => {
      length += piece.length;
      if (length <= UPLOADED_BYTES) return void pieces.push(piece);
      pieces.length = 0;
      body.removeAllListeners('data').resume();
      reject(tooLong());
    });
    body.once('end', settle);
    // A cut is an error of the stream or its early end, as the runtime likes.
    body.once('error', settle);
    body.once('close', settle);
  });
}

export function tooLong(): PortalRefusal {
  return new PortalRefusal(413, 'SYN-SIZE', "Cette partie du fichier est plus grande qu'annoncé.");
}
