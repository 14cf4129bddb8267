import { type AccountAct, useRoute } from '../../app/route.ts';
import { useSearchText } from '../../app/search-text.ts';

/** Goes to an account from any list; the search is over. With `act`, the act opens on it at once. */
export function openAccount(account: string, act?: AccountAct): void {
  useSearchText.getState().clear();
  useRoute
    .getState()
    .go(act === undefined ? { name: 'account', account } : { name: 'account', account, act });
}

/** Goes from a list to the guided registration of somebody of an account; the search is over. */
export function openRegistration(account: string): void {
  useSearchText.getState().clear();
  useRoute.getState().go({ name: 'registration', account });
}
