import './theme/kiosk.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { connectCore } from '../app/connect.ts';
import { CoreProvider } from '../app/core.tsx';
import { useLink } from '../app/link.ts';
import { App } from './app.tsx';
import { makeKioskCache } from './cache.ts';
import { closePage } from './hold/close-page.ts';

const place = document.querySelector('#root');
if (place === null) throw new Error('no #root in kiosk.html');

closePage(window);

createRoot(place).render(
  <StrictMode>
    <QueryClientProvider client={makeKioskCache()}>
      <CoreProvider client={connectCore(useLink.getState().set)}>
        <App />
      </CoreProvider>
    </QueryClientProvider>
  </StrictMode>,
);
