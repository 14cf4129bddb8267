import type { AttachmentType } from './files.ts';

/** Longest name that is kept, extension included. */
export const NAME_LENGTH = 120;

const EXTENSIONS: Readonly<Record<string, AttachmentType>> = {
  pdf: 'pdf',
  jpg: 'jpeg',
  jpeg: 'jpeg',
  jpe: 'jpeg',
  jfif: 'jpeg',
  png: 'png',
};
const OWN_EXTENSION: Readonly<Record<AttachmentType, string>> = { pdf: 'pdf', jpeg: 'jpg', png: 'png' };

/** What follows the last dot: letters and figures, one letter at least, so that "Avis 11.2026" has no extension. */
const EXTENSION = /\.(?=[0-9]*[a-z])([a-z0-9]{1,8})$/i;

/** The type that a name says; null where it says none, `other` where it says one that is not taken. */
export function typeOfName(name: string): AttachmentType | 'other' | null {
  const extension = EXTENSION.exec(name.trim())?.[1]?.toLowerCase();
  return extension === undefined ? null : (EXTENSIONS[extension] ?? 'other');
}

/** Marks that turn the reading round ("facture\u202Efdp.exe"), and those that nobody sees. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;
/** Refused in names by one system or another. */
const FORBIDDEN = /["*:<>?|]/g;

/** A name as it is kept and shown: without a path, of what can be read, with the extension of its bytes. */
export function keptName(given: string, type: AttachmentType): string {
  const last = given.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const plain = last.replaceAll(UNSEEN, '').replaceAll(FORBIDDEN, '-').replaceAll(/\s+/g, ' ').trim();
  const extension =
    typeOfName(plain) === type ? (EXTENSION.exec(plain)?.[0] ?? '') : `.${OWN_EXTENSION[type]}`;
  const stem = typeOfName(plain) === type ? plain.slice(0, -extension.length) : plain;
  const bare = stem.replace(/^\.+/, '').trim();
  return `${cut(bare === '' ? 'fichier' : bare, NAME_LENGTH - extension.length)}${extension}`;
}

/** Never between the two halves of one character. */
function cut(text: string, length: number): string {
  if (text.length <= length) return text;
  let end = 0;
  for (const character of text) {
    if (end + character.length > length) break;
    end += character.length;
  }
  return text.slice(0, end).trimEnd();
}
