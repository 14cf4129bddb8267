import { QueryClient } from '@tanstack/react-query';
import type { Topic } from '../../contract/events.ts';

/** First words of the query keys that a topic makes old: the features of the contract. */
const TOPIC_FEATURES: Readonly<Record<Topic, readonly string[]>> = {
  session: ['session'],
  setup: ['setup', 'session'],
  accounts: ['accounts', 'home', 'payments'],
  payments: ['payments', 'accounts', 'home', 'documents'],
  till: ['till', 'home', 'payments'],
  registrations: ['registrations', 'accounts', 'home'],
  insurance: ['insurance', 'accounts', 'home'],
  requests: ['requests', 'accounts', 'home'],
  dossier: ['dossier', 'accounts', 'contacts'],
  'direct-debit': ['directDebit', 'accounts'],
  attachments: ['attachments', 'insurance', 'requests', 'dossier', 'directDebit'],
  documents: ['documents'],
  printing: ['printing', 'documents', 'payments'],
  outbox: ['sync', 'home', 'accounts', 'registrations', 'insurance', 'requests', 'dossier', 'directDebit'],
  sync: ['sync', 'setup'],
  drafts: ['drafts'],
  kiosk: ['kioskDesk'],
  import: [
    'accounts',
    'home',
    'payments',
    'documents',
    'registrations',
    'insurance',
    'requests',
    'dossier',
    'directDebit',
    'contacts',
    'sync',
  ],
  landlord: ['landlords', 'session'],
};

/**
 * The cache of what the core answered. Nothing grows old by time, only by the core saying what changed; and nothing
 * waits for a network, which is not in the way.
 */
export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: Number.POSITIVE_INFINITY,
        gcTime: 60_000,
        retry: false,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        networkMode: 'always',
        // A figure on the screen stays there while it is read again.
        structuralSharing: true,
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
}

/** Makes old what the topics name; what is on the screen is read again at once. */
export function invalidateTopics(cache: QueryClient, topics: readonly Topic[]): void {
  for (const feature of new Set(topics.flatMap((topic) => TOPIC_FEATURES[topic]))) {
    void cache.invalidateQueries({ queryKey: [[feature]] });
  }
}

/** Forgets everything read on behalf of an agent; who is signed in and the state of the base stay known. */
export function forgetWork(cache: QueryClient): void {
  cache.removeQueries({
    predicate: ({ queryKey: [path] }) => Array.isArray(path) && path[0] !== 'session' && path[0] !== 'setup',
  });
}
