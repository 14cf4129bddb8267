import { createRoot } from 'react-dom/client';

const place = document.querySelector('#root');
if (place === null) throw new Error('no #root in kiosk.html');

createRoot(place).render(<h1>Bonjour</h1>);
