import { join } from 'node:path';
import { type Attempt, filled, inPage, type Place, script } from './attempt.ts';

type Item = { readonly mimeType: string; readonly data: string };

async function drag(
  place: Place,
  data: { items: Item[]; files: string[] },
  x: number,
  y: number,
): Promise<undefined> {
  const { cdp } = place;
  const at = await place.page.evaluate(
    ([across, down]) => ({ x: innerWidth * (across ?? 0), y: innerHeight * (down ?? 0) }),
    [x, y],
  );
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await cdp
      .send('Input.dispatchDragEvent', { type, ...at, data: { ...data, dragOperationsMask: 1 } })
      .catch(() => undefined);
  }
}

const PLACES = [
  ['in the middle', 0.5, 0.5],
  ['at the top', 0.3, 0.04],
] as const;

const dropItem = (name: string, mimeType: string, data: string): Attempt[] =>
  PLACES.map(([where, x, y]) => ({
    name: `${name} dropped ${where}`,
    watches: ['dragover', 'drop'],
    run: (place) => drag(place, { items: [{ mimeType, data: filled(place, data) }], files: [] }, x, y),
  }));

const dropFile = (file: string): Attempt => ({
  name: `the file ${file} dropped`,
  watches: ['dragover', 'drop'],
  run: (place) => drag(place, { items: [], files: [join(place.files, file)] }, 0.5, 0.6),
});

/** Lies in the clipboard, then is pasted where the hand is. */
const pasted = (name: string, put: string): Attempt =>
  script(
    `pasted: ${name}`,
    `const field = document.createElement('textarea'); document.body.append(field); field.focus();
     const given = new DataTransfer(); ${put}
     const event = new ClipboardEvent('paste', { clipboardData: given, bubbles: true, cancelable: true });
     const left = field.dispatchEvent(event); field.remove(); return left;`,
  );

/** Commands of the system, as a key, a mouse or a pen of the machine gives them. */
const commanded = (name: string, command: string, before: string, got: string): Attempt => ({
  name: `the system's own ${name}`,
  run: async (place) => {
    await inPage(place, before);
    await place.cdp.send('Input.dispatchKeyEvent', {
      type: 'rawKeyDown',
      key: 'Unidentified',
      code: '',
      windowsVirtualKeyCode: 255,
      commands: [command],
    });
    const through = await inPage(place, got);
    await inPage(place, "document.querySelector('#essai')?.remove()");
    return through;
  },
});

const FIELD = `const field = document.createElement('textarea'); field.id = 'essai'; field.value = 'secret'; document.body.append(field);
  field.focus(); field.select();`;

/** Taken out of the page by a drag that begins in it. */
const dragged = (name: string, make: string): Attempt =>
  script(
    `dragged out: ${name}`,
    `const one = ${make}; document.body.append(one);
     const event = new DragEvent('dragstart', { bubbles: true, cancelable: true, dataTransfer: new DataTransfer() });
     const left = one.dispatchEvent(event); one.remove(); return left;`,
  );

export const DROPS: readonly Attempt[] = [
  ...dropItem('an address', 'text/uri-list', 'ELSEWHERE'),
  ...dropItem('an address of the machine', 'text/uri-list', 'file:///etc/hostname'),
  ...dropItem('a script as an address', 'text/uri-list', 'javascript:alert(1)'),
  ...dropItem('a text', 'text/plain', 'ELSEWHERE'),
  ...dropItem('a piece of page', 'text/html', '<a href="ELSEWHERE">x</a><script>alert(1)</script>'),
  ...[
    'page.html',
    'script.js',
    'texte.txt',
    'dessin.svg',
    'papier.pdf',
    'image.png',
    'raccourci.url',
    'programme.desktop',
  ].map(dropFile),
  pasted('a text', "given.setData('text/plain', 'x');"),
  pasted('an address', "given.setData('text/uri-list', 'ELSEWHERE');"),
  pasted('a piece of page', "given.setData('text/html', '<img src=x onerror=alert(1)>');"),
  pasted('a script', "given.setData('text/plain', 'javascript:alert(1)');"),
  pasted('a file', "given.items.add(new File(['x'], 'x.html', { type: 'text/html' }));"),
  pasted('a picture', "given.items.add(new File(['x'], 'x.png', { type: 'image/png' }));"),
  pasted('nothing', ''),
  pasted('a very long text', "given.setData('text/plain', 'x'.repeat(1e6));"),
  commanded('choice of everything', 'SelectAll', '', "return String(getSelection()) !== ''"),
  commanded(
    'copy',
    'Copy',
    `await navigator.clipboard.writeText('').catch(() => {}); window.__copied = false;
     document.addEventListener('copy', (event) => setTimeout(() => { window.__copied = !event.defaultPrevented; }), { once: true, capture: true }); ${FIELD}`,
    'await new Promise((done) => setTimeout(done, 30)); return window.__copied',
  ),
  commanded('cut', 'Cut', FIELD, "return document.querySelector('#essai').value === ''"),
  script(
    'the clipboard is read',
    "await navigator.clipboard.writeText('x').catch(() => {}); return navigator.clipboard.readText().then(() => true)",
  ),
  script('the clipboard is read whole', 'return navigator.clipboard.read().then(() => true)'),
  script('the clipboard is written', "return navigator.clipboard.writeText('x').then(() => true)"),
  script(
    'a copy by the old command',
    `${FIELD} let left = false;
     addEventListener('copy', (event) => setTimeout(() => { left = !event.defaultPrevented; }), { once: true, capture: true });
     document.execCommand('copy'); await new Promise((done) => setTimeout(done, 20)); field.remove(); return left`,
  ),
  script(
    'a cut by the old command',
    `${FIELD} document.execCommand('cut'); const gone = field.value === ''; field.remove(); return gone`,
  ),
  dragged('a link', "Object.assign(document.createElement('a'), { href: 'ELSEWHERE', textContent: 'x' })"),
  dragged('a picture', "Object.assign(document.createElement('img'), { src: '/icon.svg', draggable: true })"),
  dragged('a text', "Object.assign(document.createElement('p'), { textContent: 'x', draggable: true })"),
];
