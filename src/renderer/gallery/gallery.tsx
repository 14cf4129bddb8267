import '../theme/base.css';
import './gallery.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { UiProvider } from '../ui/ui-provider.tsx';
import { GalleryControls } from './gallery-controls.tsx';
import { GalleryIcons } from './gallery-icons.tsx';
import { GalleryPanel } from './gallery-panel.tsx';
import { GalleryPieces } from './gallery-pieces.tsx';
import { GalleryStates } from './gallery-states.tsx';

const names = { light: 'clair', dark: 'sombre', contrast: 'contraste élevé' } as const;
const asked = new URLSearchParams(location.search).get('theme');
const theme = asked === 'dark' || asked === 'contrast' ? asked : 'light';
document.documentElement.dataset.theme = theme;

const root = document.querySelector('#root');
if (root === null) throw new Error('no #root in gallery.html');

const sheets = new Map([
  ['panel', GalleryPanel],
  ['pieces', GalleryPieces],
  ['icons', GalleryIcons],
]);
const Sheet = sheets.get(new URLSearchParams(location.search).get('sheet') ?? '') ?? ComponentSheet;

/** Picture 16. */
function ComponentSheet() {
  return (
    <main className="sheet">
      <div className="mb-[21px] flex items-baseline gap-3.5">
        <h1 className="text-page">Composants</h1>
        <span className="text-second text-ink-2">
          thème {names[theme]} · au repos, survol, focus, puis inactif · planche de référence
        </span>
      </div>
      <div className="sheet-columns">
        <GalleryControls />
        <GalleryStates />
      </div>
    </main>
  );
}

createRoot(root).render(
  <StrictMode>
    <UiProvider>
      <Sheet />
    </UiProvider>
  </StrictMode>,
);
