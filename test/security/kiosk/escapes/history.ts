import { type Attempt, type Place, script, type Watched } from './attempt.ts';

const WAIT = 'await new Promise((done) => setTimeout(done, 200));';
const moves = (name: string, code: string) => script(name, `${code}; ${WAIT}`);

async function key({ cdp }: Place, name: string, number: number, modifiers: number): Promise<undefined> {
  const event = { key: name, code: name, windowsVirtualKeyCode: number, modifiers };
  await cdp.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...event });
  await cdp.send('Input.dispatchKeyEvent', { type: 'keyUp', ...event });
}
const pressed = (name: string, of: string, number: number, modifiers = 0): Attempt => ({
  name,
  watches: ['keydown'] satisfies Watched[],
  run: (place) => key(place, of, number, modifiers),
});
/** Buttons of a mouse that lead back and forth. */
const button = (name: string, which: 'back' | 'forward'): Attempt => ({
  name,
  watches: ['auxclick'],
  run: async ({ cdp }) => {
    const at = { x: 300, y: 700, button: which, clickCount: 1 } as const;
    await cdp.send('Input.dispatchMouseEvent', { type: 'mousePressed', ...at });
    await cdp.send('Input.dispatchMouseEvent', { type: 'mouseReleased', ...at });
  },
});
const clicked = (name: string, href: string) =>
  moves(
    name,
    `const link = document.createElement('a'); link.setAttribute('href', '${href}'); document.body.append(link);
     link.click(); link.remove()`,
  );

export const HISTORY: readonly Attempt[] = [
  moves('back', 'history.back()'),
  moves('one back', 'history.go(-1)'),
  moves('two back', 'history.go(-2)'),
  moves('here again by go', 'history.go(0)'),
  moves('here again by go of nothing', 'history.go()'),
  moves('reload', 'location.reload()'),
  moves('reload from the server', 'location.reload(true)'),
  moves('the same address again', 'location.href = location.href'),
  moves('the same address by assign', 'location.assign(location.href)'),
  moves('the same address by replace', 'location.replace(location.href)'),
  moves('the empty address', "location.assign('/?')"),
  moves('the navigation back', 'navigation.back()'),
  moves('the navigation again', 'navigation.reload()'),
  moves('the navigation to here', "navigation.navigate('/', { history: 'replace' })"),
  moves('the navigation to its first', 'navigation.traverseTo(navigation.entries()[0].key)'),
  moves('another address without a page', "history.pushState(null, '', '/compte')"),
  moves('another address in place of this', "history.replaceState(null, '', '/compte')"),
  moves('another query without a page', "history.pushState(null, '', '/?compte=1')"),
  moves('a mark in the address', "location.hash = '#compte'"),
  moves('a mark pushed', "history.pushState(null, '', '#compte')"),
  moves('a document of the same address', 'document.location = document.URL'),
  moves('a step further, then back', "history.pushState(null, '', '/a'); history.go(-2)"),
  moves(
    'back from a frame',
    `const frame = document.createElement('iframe'); document.body.append(frame);
     frame.contentWindow.history.back(); setTimeout(() => frame.remove(), 150)`,
  ),
  moves(
    'reload from a frame',
    `const frame = document.createElement('iframe'); document.body.append(frame);
     frame.contentWindow.parent.location.reload(); setTimeout(() => frame.remove(), 150)`,
  ),
  moves(
    'a refresh of the page',
    `const one = document.createElement('meta'); one.httpEquiv = 'refresh'; one.content = '0'; document.head.append(one);
     setTimeout(() => one.remove(), 150)`,
  ),
  moves(
    'a form on itself',
    `const form = document.createElement('form'); document.body.append(form); form.requestSubmit(); form.remove()`,
  ),
  moves(
    'a form on itself that gives',
    `const form = document.createElement('form'); form.method = 'post'; document.body.append(form); form.submit(); form.remove()`,
  ),
  clicked('a link to here', ''),
  clicked('a link to the folder', '.'),
  clicked('a link to the mark of a screen', '#compte'),
  clicked('a link to the root', '/'),
  pressed('the key back', 'BrowserBack', 166),
  pressed('the key forward', 'BrowserForward', 167),
  pressed('the key again', 'BrowserRefresh', 168),
  pressed('the key stop', 'BrowserStop', 169),
  pressed('the key of favourites', 'BrowserFavorites', 171),
  pressed('back by Meta', '[', 219, 4),
  pressed('reload by Meta', 'r', 82, 4),
  pressed('back by Shift and Alt', 'ArrowLeft', 37, 9),
  pressed('reload by Shift and Ctrl F5', 'F5', 116, 10),
  button('the button back of a mouse', 'back'),
  button('the button forward of a mouse', 'forward'),
];
