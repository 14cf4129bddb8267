import './frame.css';
import './page.css';
import { useEffect, useId, useRef, useState } from 'react';
import { useKeyboard } from '../../app/keyboard.ts';
import { useRoute } from '../../app/route.ts';
import { useSearchText } from '../../app/search-text.ts';
import { usePost } from '../../app/session.ts';
import { useIdleLock } from '../../app/use-idle-lock.ts';
import { useScanner } from '../../app/use-scanner.ts';
import { useText } from '../../i18n/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { IconClose, IconMenu } from '../../ui/icons.ts';
import { Mark } from '../../ui/mark.tsx';
import { useActsElsewhere } from '../account/use-acts-elsewhere.ts';
import { CallBanner } from '../kiosk-desk/call-banner.tsx';
import { CommandPalette } from '../palette/command-palette.tsx';
import { KeySheet } from '../palette/key-sheet.tsx';
import { useRegisterCommands } from '../registrations/guide/use-register-commands.ts';
import { useTillCommands } from '../till/use-till-commands.ts';
import { modalIsOpen, useOverlays } from './overlays.ts';
import { Rail } from './rail.tsx';
import { Screen } from './screen.tsx';
import { TopBar } from './top-bar.tsx';
import { useFrameCommands } from './use-frame-commands.ts';
import { useLeaving } from './use-leaving.tsx';

/** The counter at work: rail and top bar on the desk, the screen on its sheet. */
export function CounterFrame() {
  const t = useText();
  const railId = useId();
  const content = useRef<HTMLElement>(null);
  const [menuOpen, setMenuOpen] = useState(false);
  const { lock, leave, question } = useLeaving();
  const demonstration = usePost()?.demonstration === true;
  useFrameCommands({ lock, signOut: leave });
  useTillCommands();
  useActsElsewhere();
  useRegisterCommands();
  useKeyboard();
  useIdleLock(lock);
  useScanner(searchScanned);
  useFocusOnScreen(content);
  // At start and on unlock the search field is where the hands begin; Accueil's takes the focus by itself.
  useEffect(() => useSearchText.getState().askFocus(), []);

  return (
    <div className="frame" data-menu={menuOpen ? 'open' : 'closed'}>
      <button type="button" className="skip-link" onClick={() => content.current?.focus()}>
        {t('frame.skip')}
      </button>
      <header className="top-bar">
        <div className="brand">
          <Mark size={28} />
          <span className="brand-name">{t('frame.product')}</span>
          <Button
            className="menu-button"
            size="small"
            icon={menuOpen ? IconClose : IconMenu}
            aria-expanded={menuOpen}
            aria-controls={railId}
            onClick={() => setMenuOpen(!menuOpen)}
          >
            {t(menuOpen ? 'frame.closeMenu' : 'frame.menu')}
          </Button>
        </div>
        <TopBar onLock={lock} />
      </header>
      <CallBanner />
      <Rail id={railId} onGo={() => setMenuOpen(false)} />
      <main ref={content} className="sheet" tabIndex={-1}>
        <Screen />
      </main>
      {demonstration && <div className="demo-frame" aria-hidden="true" />}
      <CommandPalette />
      <KeySheet />
      {question}
    </div>
  );
}

/** A scanned code is searched where the large field is, unless it names one account, which opens over any screen. */
function searchScanned(text: string): void {
  if (useOverlays.getState().open === null && modalIsOpen()) useRoute.getState().go({ name: 'home' });
  useOverlays.getState().close();
  useSearchText.getState().scan(text);
}

/** A new screen takes the focus, so that the next Tab and the screen reader begin there. */
function useFocusOnScreen(content: React.RefObject<HTMLElement | null>): void {
  const route = useRoute((state) => state.route);
  const place = route.name === 'account' ? route.account : route.name;
  const first = useRef(place);
  useEffect(() => {
    if (first.current === place) return;
    first.current = place;
    if (place !== 'home' && !content.current?.contains(document.activeElement)) content.current?.focus();
    content.current?.scrollTo(0, 0);
  }, [place, content]);
}
