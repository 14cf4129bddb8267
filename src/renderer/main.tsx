import './theme/base.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { connectCore } from './app/connect.ts';
import { CoreProvider } from './app/core.tsx';
import { ErrorBoundary } from './app/error-boundary.tsx';
import { useLink } from './app/link.ts';
import { makeQueryClient } from './app/query-client.ts';
import { SessionGate } from './app/session-gate.tsx';
import { UiProvider } from './ui/ui-provider.tsx';

const place = document.querySelector('#root');
if (place === null) throw new Error('no #root in index.html');

const client = connectCore(useLink.getState().set);

createRoot(place).render(
  <StrictMode>
    <UiProvider>
      <QueryClientProvider client={makeQueryClient()}>
        <CoreProvider client={client}>
          <ErrorBoundary>
            <SessionGate />
          </ErrorBoundary>
        </CoreProvider>
      </QueryClientProvider>
    </UiProvider>
  </StrictMode>,
);
