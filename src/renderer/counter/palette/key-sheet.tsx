import './palette.css';
import { Dialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { capsOf } from '../../app/chord.ts';
import { currentCommands, useCommandRegistry, useCommandsHeld } from '../../app/commands.ts';
import { useText } from '../../i18n/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { KeyHint, type KeyName } from '../../ui/key-hint.tsx';
import { useOverlays } from '../frame/overlays.ts';

/** F1: the keys that act here, taken from the same list that answers them. */
export function KeySheet() {
  const open = useOverlays((state) => state.open === 'keys');
  const close = useOverlays((state) => state.close);
  useCommandsHeld(open);
  return (
    <ModalOverlay
      className="scrim palette-scrim"
      isOpen={open}
      isDismissable
      onOpenChange={(isOpen) => {
        if (!isOpen) close();
      }}
    >
      <Modal className="palette-place">
        <Sheet onClose={close} />
      </Modal>
    </ModalOverlay>
  );
}

type Line = { readonly words: string; readonly keys: readonly KeyName[] };

function Sheet({ onClose }: { readonly onClose: () => void }) {
  const t = useText();
  const sources = useCommandRegistry((state) => state.sources);
  const commands = currentCommands(sources);
  const here: Line[] = [];
  const seen = new Set<string>();
  for (const { chord, label } of commands) {
    if (chord === undefined) continue;
    const keys = capsOf(chord);
    // Of two with one key only the first answers.
    if (seen.has(keys.join())) continue;
    seen.add(keys.join());
    here.push({ words: label, keys });
  }
  const results: Line[] = [
    { words: t('palette.chooseRow'), keys: ['↑', '↓'] },
    { words: t('palette.openRow'), keys: ['Entrée'] },
    { words: t('palette.rowActions'), keys: ['→'] },
    { words: t('palette.closeRows'), keys: ['Échap'] },
  ];
  return (
    <Dialog className="palette key-sheet">
      <header className="key-sheet-head">
        <div>
          <Heading slot="title" level={2} className="text-panel">
            {t('palette.sheet')}
          </Heading>
          <p className="text-second text-ink-2">{t('palette.sheetText')}</p>
        </div>
        <Button variant="quiet" keys={['Échap']} autoFocus onClick={onClose}>
          {t('ui.close')}
        </Button>
      </header>
      <div className="key-sheet-columns">
        <KeyLines title={t('palette.here')} lines={here} />
        <KeyLines title={t('palette.results')} lines={results} />
      </div>
    </Dialog>
  );
}

function KeyLines({ title, lines }: { readonly title: string; readonly lines: readonly Line[] }) {
  return (
    <section>
      <h3 className="palette-group">{title}</h3>
      <dl>
        {lines.map(({ words, keys }) => (
          <div key={words} className="key-line">
            <dt>{words}</dt>
            <dd className="key-line-keys">
              {keys.map((name) => (
                <KeyHint key={name} name={name} />
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
