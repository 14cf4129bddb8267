import { type Attempt, script, type Watched } from './attempt.ts';

/** A link somewhere in a text, pressed by a finger. */
function link(name: string, href: string, more = '', watches: readonly Watched[] = []): Attempt {
  return script(
    `a link: ${name}`,
    `const link = document.createElement('a');
     link.href = \`${href}\`; ${more}
     link.textContent = 'lien';
     document.body.append(link);
     link.click();
     link.remove();`,
    watches,
  );
}

/** The page sent away by what stands in it. */
const goes = (name: string, code: string) => script(`the page: ${name}`, code);

/** Something fetched from elsewhere, which is something said to elsewhere. */
const asks = (name: string, code: string) => script(`a request: ${name}`, code);

const element = (tag: string, set: string) =>
  `const one = document.createElement('${tag}'); ${set}; document.body.append(one);
   await new Promise((done) => setTimeout(done, 200)); one.remove();`;

const submit = (method: string, action: string, more = '') =>
  `const form = document.createElement('form'); form.method = '${method}'; form.action = \`${action}\`; ${more}
   document.body.append(form); form.requestSubmit(); form.remove();`;

export const ADDRESSES: readonly Attempt[] = [
  link('another server', 'ELSEWHERE'),
  link('another server without its scheme', '//ELSEWHERE_HOST/'),
  link('another server under a name', 'http://quelqu-un@ELSEWHERE_HOST/'),
  link('another server in a window', 'ELSEWHERE', "link.target = '_blank';"),
  link(
    'another server in a window of no opener',
    'ELSEWHERE',
    "link.target = '_blank'; link.rel = 'noopener';",
  ),
  link('another server in a named window', 'ELSEWHERE', "link.target = 'autre';"),
  link('another server above', 'ELSEWHERE', "link.target = '_top';"),
  link('another server in the parent', 'ELSEWHERE', "link.target = '_parent';"),
  link('another page of this one', '/index.html'),
  link('another page, by a query', '/?page=compte'),
  link('another page, by a detour', '/x/../autre'),
  link('the end of another visit', '/fin?x=1'),
  link('nothing', 'about:blank'),
  link(
    'a page made here',
    '#',
    "link.href = URL.createObjectURL(new Blob(['<p>x'], { type: 'text/html' }));",
  ),
  link('a script', 'javascript:void(window.__signs.push("print"))', '', ['print']),
  link('a letter', 'mailto:quelqu-un@courriel.example'),
  link('a call', 'tel:+33199000015'),
  link('a message', 'sms:+33639980000'),
  link('a map', 'geo:48.44,1.48'),
  link('a program of the machine', 'x-guichet:ouvrir'),
  link('a program of Windows', 'ms-settings:network'),
  link('an exchange', 'magnet:?xt=urn:btih:0000'),
  link('a calendar', 'webcal://ELSEWHERE_HOST/x.ics'),
  goes('assign', 'location.assign("ELSEWHERE");'),
  goes('replace', 'location.replace("ELSEWHERE");'),
  goes('href', 'location.href = "ELSEWHERE";'),
  goes('document.location', 'document.location = "ELSEWHERE";'),
  goes('window.location', 'window.location = "ELSEWHERE";'),
  goes('host', 'location.host = "ELSEWHERE_HOST";'),
  goes('path', 'location.pathname = "/index.html";'),
  goes('query', 'location.search = "?ecran=compte";'),
  goes('navigation', 'navigation.navigate("/autre");'),
  goes('top', 'top.location = "ELSEWHERE";'),
  goes('a form asks', submit('get', 'ELSEWHERE')),
  goes('a form gives', submit('post', 'ELSEWHERE')),
  goes('a form opens a window', submit('get', 'ELSEWHERE', "form.target = '_blank';")),
  goes('a form asks here', submit('get', '/autre')),
  goes(
    'a refresh',
    `const one = document.createElement('meta'); one.httpEquiv = 'refresh'; one.content = '0;url=ELSEWHERE';
     document.head.append(one); await new Promise((done) => setTimeout(done, 250)); one.remove();`,
  ),
  goes(
    'a base and a link',
    `const base = document.createElement('base'); base.href = 'ELSEWHERE'; document.head.append(base);
     const link = document.createElement('a'); link.setAttribute('href', 'page'); document.body.append(link);
     link.click(); link.remove(); base.remove();`,
  ),
  goes(
    'an area of a picture',
    `const map = document.createElement('map'); const area = document.createElement('area');
     area.href = 'ELSEWHERE'; map.append(area); document.body.append(map); area.click(); map.remove();`,
  ),
  goes(
    'a link of a drawing',
    `const holder = document.createElement('div');
     holder.innerHTML = '<svg><a href="ELSEWHERE"><text y="20">x</text></a></svg>';
     document.body.append(holder);
     holder.querySelector('a').dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
     holder.remove();`,
  ),
  asks('fetch', 'return fetch("ELSEWHERE").then(() => true);'),
  asks(
    'XMLHttpRequest',
    'const one = new XMLHttpRequest(); one.open("GET", "ELSEWHERE"); one.send(); await new Promise((done) => one.onloadend = done);',
  ),
  asks(
    'a beacon',
    'navigator.sendBeacon("ELSEWHERE", "x"); await new Promise((done) => setTimeout(done, 150));',
  ),
  asks(
    'a socket',
    'new WebSocket("ws://ELSEWHERE_HOST/"); await new Promise((done) => setTimeout(done, 150));',
  ),
  asks(
    'events',
    'const one = new EventSource("ELSEWHERE"); await new Promise((done) => setTimeout(done, 150)); one.close();',
  ),
  asks('a frame', element('iframe', 'one.src = "ELSEWHERE"')),
  asks('an object', element('object', 'one.data = "ELSEWHERE"')),
  asks('an embedded thing', element('embed', 'one.src = "ELSEWHERE"')),
  asks('a picture', element('img', 'one.src = "ELSEWHEREx.png"')),
  asks('a script', element('script', 'one.src = "ELSEWHEREx.js"')),
  asks('a module', 'await import("ELSEWHEREx.js"); return true;'),
  asks('a style', element('link', 'one.rel = "stylesheet"; one.href = "ELSEWHEREx.css"')),
  asks('a sound', element('audio', 'one.preload = "auto"; one.src = "ELSEWHEREx.mp3"')),
  asks('a film', element('video', 'one.preload = "auto"; one.src = "ELSEWHEREx.mp4"')),
  asks(
    'a letter of type',
    'const one = new FontFace("x", "url(ELSEWHEREx.woff2)"); await one.load().catch(() => {});',
  ),
  asks(
    'a background',
    element(
      'div',
      'one.style.cssText = "width:9px;height:9px;position:fixed;top:0;background:url(ELSEWHEREx.gif)"',
    ),
  ),
  asks(
    'a ping of a link',
    'const a = document.createElement("a"); a.href = "#"; a.ping = "ELSEWHERE"; a.addEventListener("click", () => {}); document.body.append(a); a.click(); a.remove(); history.replaceState(null, "", "/"); await new Promise((done) => setTimeout(done, 150));',
  ),
  asks(
    'fetched before',
    element('link', 'one.rel = "preload"; one.as = "image"; one.href = "ELSEWHEREx.png"'),
  ),
  asks('a frame made of text', element('iframe', 'one.srcdoc = "<img src=\'ELSEWHEREx.png\'>"')),
  asks(
    'a worker made here',
    "const one = new Worker(URL.createObjectURL(new Blob([\"fetch('ELSEWHERE', {mode:'no-cors'})\"]))); await new Promise((done) => setTimeout(done, 250)); one.terminate();",
  ),
];
