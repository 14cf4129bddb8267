import { QueryClient } from '@tanstack/react-query';

/** What the core answered, kept while its screen stands and forgotten at once after: the next visitor is another one. */
export function makeKioskCache(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 0,
        gcTime: 0,
        retry: false,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        networkMode: 'always',
      },
      mutations: { retry: false, networkMode: 'always', gcTime: 0 },
    },
  });
}
