import { readFileSync } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import { type BounceEnd, takeReturnMessage } from '../mail/bounces.ts';
import { PortalStop } from '../server/portal-stop.ts';
import type { PortalServices } from '../server/services.ts';
import type { Console } from './console.ts';

/** `EX_TEMPFAIL` of sysexits.h: a mail server that pipes into this program keeps the message and tries again. */
export const TRY_AGAIN_LATER = 75;

const SENTENCES: Readonly<Record<BounceEnd, string>> = {
  marked: 'Adresse marquée\u202f: le guichet la trouve dans Inscriptions.',
  ignored: "Ce message ne dit pas qu'un courriel du portail a été refusé\u202f: rien n'a changé.",
  unknown: "Ce message ne répond à aucun courriel de cette base\u202f: rien n'a changé.",
};

/** Return messages (RFC 3464), one on standard input or one in each file. @throws PortalStop */
export async function runBounce(
  { files }: { readonly files: readonly string[] },
  { database, now, mode }: PortalServices,
  console: Console,
): Promise<void> {
  const options = { now: now(), keepText: mode === 'demonstration' };
  for (const message of files.length === 0 ? [await buffer(process.stdin)] : files.map(contentOf)) {
    console.say(SENTENCES[await takeReturnMessage(database, message, options)]);
  }
}

/** @throws PortalStop */
function contentOf(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch {
    throw new PortalStop(`Le fichier «\u202f${file}\u202f» ne peut pas être lu.`);
  }
}
