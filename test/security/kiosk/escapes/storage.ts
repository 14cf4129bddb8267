/** Something left by one visitor for the next. Both are code of the page; `found` answers whether it is still there. */
export type Kept = { readonly name: string; readonly put: string; readonly found: string };

const area = (name: string, where: string, key: string, put?: string): Kept => ({
  name,
  put: put ?? `${where}.setItem('${key}', 'reste')`,
  found: `return ${where}.getItem('${key}') !== null`,
});
const base = (name: string, key: string, value: string): Kept => ({
  name: `a base of the browser: ${name}`,
  put: `const db = await new Promise((done, fail) => { const asked = indexedDB.open('${key}', 1);
      asked.onupgradeneeded = () => asked.result.createObjectStore('t'); asked.onsuccess = () => done(asked.result); asked.onerror = fail; });
    await new Promise((done) => { const one = db.transaction('t', 'readwrite'); one.objectStore('t').put(${value}, 'k'); one.oncomplete = done; }); db.close();`,
  found: `return (await indexedDB.databases()).some(({ name }) => name === '${key}')`,
});
const cookie = (name: string, key: string, more = ''): Kept => ({
  name: `a cookie: ${name}`,
  put: `document.cookie = '${key}=reste${more}'`,
  found: `return document.cookie.includes('${key}=')`,
});
const cached = (name: string, key: string, address: string, what: string): Kept => ({
  name: `a cache: ${name}`,
  put: `const cache = await caches.open('${key}'); await cache.put('${address}', ${what})`,
  found: `return await caches.has('${key}')`,
});
const file = (name: string, key: string, put: string): Kept => ({
  name: `the page's own files: ${name}`,
  put: `const root = await navigator.storage.getDirectory(); ${put}`,
  found: `const root = await navigator.storage.getDirectory(); for await (const name of root.keys()) if (name === '${key}') return true; return false`,
});

/** Names differ, so that all of them are put in one visit and looked for in the next. */
export const STORED: readonly Kept[] = [
  area('what lasts', 'localStorage', 'a'),
  area('what lasts, by its name', 'localStorage', 'b', "localStorage.b = 'reste'"),
  area('what lasts, by a key that hides', 'localStorage', ' __proto__ '),
  area('what lasts, long', 'localStorage', 'c', "localStorage.setItem('c', 'reste'.repeat(20000))"),
  area('what lasts, empty', 'localStorage', 'd', "localStorage.setItem('d', '')"),
  area('the session', 'sessionStorage', 'a'),
  area('the session, by its name', 'sessionStorage', 'b', "sessionStorage.b = 'reste'"),
  area('the session, by a key that hides', 'sessionStorage', 'hasOwnProperty '),
  area('the session, long', 'sessionStorage', 'c', "sessionStorage.setItem('c', 'reste'.repeat(20000))"),
  area('the session, empty', 'sessionStorage', 'd', "sessionStorage.setItem('d', '')"),
  base('a text', 'textes', "'reste'"),
  base('an object', 'objets', "{ nom: 'reste' }"),
  base('a file', 'fichiers', "new File(['reste'], 'reste.txt')"),
  base('bytes', 'octets', 'new Uint8Array([1, 2, 3])'),
  base('a map', 'cartes', "new Map([[1, 'reste']])"),
  cookie('of the visit', 'ca'),
  cookie('of a year', 'cb', '; max-age=31536000'),
  cookie('of a day to come', 'cc', '; expires=Fri, 31 Dec 2038 23:59:59 GMT'),
  cookie('of the root', 'cd', '; path=/'),
  cookie('strict', 'ce', '; path=/; samesite=strict'),
  cookie('lax', 'cf', '; path=/; samesite=lax; max-age=999999'),
  cookie('with a name like the door’s', 'guichet-visiteur', '; path=/'),
  cached('an address of the door', 'k1', '/x', "new Response('reste')"),
  cached('a page', 'k2', '/', "new Response('<p>reste', { headers: { 'content-type': 'text/html' } })"),
  cached('a file', 'k3', '/f', "new Response(new Blob(['reste']))"),
  cached(
    'an answer of an hour',
    'k4',
    '/h',
    "new Response('reste', { headers: { 'cache-control': 'max-age=3600' } })",
  ),
  file(
    'a file',
    'reste.txt',
    "const one = await root.getFileHandle('reste.txt', { create: true }); const out = await one.createWritable(); await out.write('reste'); await out.close()",
  ),
  file('a folder', 'dossier', "await root.getDirectoryHandle('dossier', { create: true })"),
  file('an empty file', 'vide', "await root.getFileHandle('vide', { create: true })"),
  { name: 'the name of the window', put: "window.name = 'reste'", found: "return window.name === 'reste'" },
  {
    name: 'a worker that stays',
    put: 'await navigator.serviceWorker.register(SCRIPT, { scope: SCOPE })',
    found: 'return (await navigator.serviceWorker.getRegistrations()).length > 0',
  },
  {
    name: 'a page made here',
    put: "localStorage.setItem('page', URL.createObjectURL(new Blob(['reste'])))",
    found: "const page = localStorage.getItem('page'); return page !== null",
  },
];
