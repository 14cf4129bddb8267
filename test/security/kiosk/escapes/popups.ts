import { type Attempt, script } from './attempt.ts';

const opens = (name: string, code: string) =>
  script(
    `a window: ${name}`,
    `const opened = ${code}; const got = opened != null; opened?.close?.(); return got`,
  );
const saves = (name: string, href: string) =>
  script(
    `a download: ${name}`,
    `const link = document.createElement('a'); link.href = ${href}; link.download = 'releve.html';
     document.body.append(link); link.click(); link.remove(); await new Promise((done) => setTimeout(done, 250));`,
  );
const picks = (name: string, set: string) =>
  script(
    `a choice: ${name}`,
    `const field = document.createElement('input'); ${set} document.body.append(field);
     field.click(); await new Promise((done) => setTimeout(done, 150)); field.remove();`,
  );
/** From a frame of the same origin, which has functions of its own. */
const framed = (name: string, code: string) =>
  script(
    `from a frame: ${name}`,
    `const frame = document.createElement('iframe'); document.body.append(frame);
     const inside = frame.contentWindow; inside.addEventListener('beforeprint', () => window.__signs.push('print'));
     try { ${code} } finally { setTimeout(() => frame.remove(), 100); }`,
    ['print'],
  );

export const POPUPS: readonly Attempt[] = [
  opens('empty', "window.open('')"),
  opens('of nothing', "window.open('about:blank')"),
  opens('of this address', "window.open('/')"),
  opens('of another server', "window.open('ELSEWHERE')"),
  opens('with a name', "window.open('/', 'autre')"),
  opens('small', "window.open('/', '_blank', 'popup,width=200,height=200')"),
  opens('made here', "window.open(URL.createObjectURL(new Blob(['x'], { type: 'text/html' })))"),
  opens('by the document', "document.defaultView.open('/')"),
  opens('by the top', "window.top.open('/')"),
  script(
    'a window: without an opener',
    "window.open('ELSEWHERE', '_blank', 'noopener'); await new Promise((done) => setTimeout(done, 150))",
  ),
  script(
    'a window: a picture over all others',
    'return documentPictureInPicture.requestWindow().then((one) => { one.close(); return true; })',
  ),
  framed(
    'a window',
    "const opened = inside.open('/'); const got = opened !== null; opened?.close(); return got;",
  ),
  framed('an alert', "inside.alert('x');"),
  framed('a question', "return inside.confirm('x') !== undefined && false;"),
  framed('a print', 'inside.print();'),
  script('an alert', "alert('x')"),
  script('a question', "confirm('x')"),
  script('a field to fill', "prompt('x')"),
  script('a print', 'print()', ['print']),
  script('a print by the old command', "return document.execCommand('print')", ['print']),
  script(
    'a question before leaving',
    `const stay = (event) => { event.preventDefault(); event.returnValue = 'x'; };
     addEventListener('beforeunload', stay); setTimeout(() => removeEventListener('beforeunload', stay), 200);
     location.reload(); await new Promise((done) => setTimeout(done, 150));`,
  ),
  saves('a file made here', "URL.createObjectURL(new Blob(['x']))"),
  saves('a page of this door', "'/'"),
  saves('an address that holds it', "'data:text/html,x'"),
  saves('a drawing of this door', "'/icon.svg'"),
  script(
    'a download: by a form',
    `const form = document.createElement('form'); form.action = '/'; form.target = '_blank'; document.body.append(form);
     form.requestSubmit(); form.remove(); await new Promise((done) => setTimeout(done, 150));`,
  ),
  picks('a file', "field.type = 'file';"),
  picks('files', "field.type = 'file'; field.multiple = true;"),
  picks('a folder', "field.type = 'file'; field.webkitdirectory = true;"),
  picks('a picture', "field.type = 'file'; field.accept = 'image/*'; field.capture = 'user';"),
  script(
    'a choice: by showPicker',
    `const field = document.createElement('input'); field.type = 'file'; document.body.append(field);
     field.showPicker(); await new Promise((done) => setTimeout(done, 150)); field.remove();`,
  ),
  script(
    'the place of the machine',
    'return new Promise((done) => navigator.geolocation.getCurrentPosition(() => done(true), (error) => done(error.code !== 1)))',
  ),
  script('a notice outside of the page', "return (await Notification.requestPermission()) === 'granted'"),
  script(
    'full screen',
    'return document.documentElement.requestFullscreen().then(() => { document.exitFullscreen(); return true; })',
    ['full screen'],
  ),
  script(
    'full screen of a part',
    "return document.querySelector('h1').requestFullscreen().then(() => { document.exitFullscreen(); return true; })",
    ['full screen'],
  ),
  script(
    'the pointer held',
    'document.body.requestPointerLock(); await new Promise((done) => setTimeout(done, 100)); const got = document.pointerLockElement !== null; document.exitPointerLock(); return got',
  ),
  script(
    'a middle click on a link',
    `const link = document.createElement('a'); link.href = '/autre'; document.body.append(link);
     const event = new MouseEvent('click', { button: 0, ctrlKey: true, bubbles: true, cancelable: true }); link.dispatchEvent(event); link.remove(); await new Promise((done) => setTimeout(done, 150));`,
  ),
  script(
    'a link pressed with Shift',
    `const link = document.createElement('a'); link.href = '/autre'; document.body.append(link);
     link.dispatchEvent(new MouseEvent('click', { shiftKey: true, bubbles: true, cancelable: true })); link.remove(); await new Promise((done) => setTimeout(done, 150));`,
  ),
];
