import { useCallback } from 'react';
import { useSearchText } from '../../app/search-text.ts';
import { modalIsOpen } from '../frame/overlays.ts';

/** A panel gives the focus back where it was as it goes; the search may only take it after that. */
const FRAMES_TO_GIVE_BACK = 2;

/** "Compte suivant": closes the panel and puts the hands on the search field. */
export function useNextAccount(onClose: () => void): () => void {
  return useCallback(() => {
    onClose();
    let frames = 0;
    const look = () => {
      frames = modalIsOpen() ? 0 : frames + 1;
      if (frames <= FRAMES_TO_GIVE_BACK) requestAnimationFrame(look);
      else useSearchText.getState().askFocus();
    };
    requestAnimationFrame(look);
  }, [onClose]);
}
