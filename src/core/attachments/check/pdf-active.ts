import { dictsIn, type PdfDict, type PdfValue, valuesOf } from './pdf-syntax.ts';

/** Actions that run or open something other than a page of the document. */
const RUNNING = new Set([
  'JavaScript',
  'Launch',
  'SubmitForm',
  'ImportData',
  'GoToR',
  'GoToE',
  'Rendition',
  'Movie',
  'Sound',
  'RichMediaExecute',
]);
/** What a document may do when it is opened: show a page. */
const HARMLESS = new Set(['GoTo', 'GoToDp', 'Named', 'SetOCGState', 'Trans']);
/** Annotations that are a file or a player. */
const CARRYING = new Set(['FileAttachment', 'RichMedia', 'Screen', 'Movie', 'Sound', '3D']);
const FORBIDDEN_KEYS = new Set([
  'JavaScript',
  'EmbeddedFiles',
  'XFA',
  'RichMediaContent',
  'RichMediaSettings',
]);

/** Finds the objects of a number: several, where a file says one twice. */
export type Resolve = (number: number) => readonly PdfValue[];

/** Whether something of this value runs, opens or carries a file. */
export function isActive(value: PdfValue, resolve: Resolve): boolean {
  for (const dict of dictsIn(value)) if (dictIsActive(dict, resolve)) return true;
  return false;
}

function dictIsActive(dict: PdfDict, resolve: Resolve): boolean {
  const names = (key: string) => valuesOf(dict, key).flatMap((value) => namesOf(value, resolve));
  const has = (key: string) => valuesOf(dict, key).length > 0;
  if (dict.entries.some(([key]) => FORBIDDEN_KEYS.has(key))) return true;
  if (names('S').some((name) => RUNNING.has(name))) return true;
  if (has('JS') && has('S')) return true;
  if (names('Subtype').some((name) => CARRYING.has(name))) return true;
  if (names('Type').includes('EmbeddedFile')) return true;
  // A file specification that carries its file.
  if (has('EF') && (has('F') || has('UF') || names('Type').some((name) => /^F(ilespec)?$/i.test(name))))
    return true;
  return (
    valuesOf(dict, 'OpenAction').some((action) => acts(action, resolve)) ||
    valuesOf(dict, 'AA').some((actions) =>
      resolved(actions, resolve).some(
        (one) => one.kind === 'dict' && one.entries.some(([, action]) => acts(action, resolve)),
      ),
    )
  );
}

/** An action taken by itself that does more than show a page; with those that follow it. */
function acts(action: PdfValue, resolve: Resolve, seen: Set<PdfValue> = new Set()): boolean {
  return resolved(action, resolve).some((one) => {
    // A place in the document, or an action already looked at.
    if (one.kind !== 'dict' || seen.has(one)) return false;
    seen.add(one);
    const kinds = valuesOf(one, 'S').flatMap((value) => namesOf(value, resolve));
    if (kinds.some((name) => !HARMLESS.has(name))) return true;
    return valuesOf(one, 'Next').some((next) =>
      resolved(next, resolve)
        .flatMap((value) => (value.kind === 'array' ? value.items : [value]))
        .some((value) => acts(value, resolve, seen)),
    );
  });
}

function resolved(value: PdfValue, resolve: Resolve): readonly PdfValue[] {
  return value.kind === 'ref' ? resolve(value.number) : [value];
}

function namesOf(value: PdfValue, resolve: Resolve): string[] {
  return resolved(value, resolve).flatMap((one) => (one.kind === 'name' ? [one.name] : []));
}

/** `a` or `#61`: each letter of a name may be written by its number. */
const letter = (character: string) => {
  const code = character.charCodeAt(0).toString(16);
  return `(?:${character}|#${[...code].map((digit) => `[${digit}${digit.toUpperCase()}]`).join('')})`;
};
const LONG_NAMES = ['JavaScript', 'Launch', 'EmbeddedFile', 'RichMedia', 'SubmitForm', 'ImportData', 'XFA'];
const WRITTEN = new RegExp(
  `/(?:${LONG_NAMES.map((name) => [...name].map(letter).join('')).join('|')})s?(?![A-Za-z0-9_.#-])`,
);

/**
 * Whether one of the long names stands anywhere in the bytes, whatever the objects say: long enough that packed bytes
 * do not spell one by chance.
 */
export function namesActive(bytes: Buffer): boolean {
  return WRITTEN.test(bytes.toString('latin1'));
}
