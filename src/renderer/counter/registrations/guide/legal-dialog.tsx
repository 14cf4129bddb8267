import { useState } from 'react';
import { Dialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import type { RegistrationPrepare } from '../../../../contract/registrations.ts';
import { useText } from '../../../i18n/i18n.ts';
import { Button } from '../../../ui/button.tsx';
import { useOverlayEscape } from '../../../ui/open-overlays.ts';

type LegalText = RegistrationPrepare['terms'];
type Props = {
  /** Null while nothing is read. */
  readonly text: LegalText | null;
  readonly version: string;
  /** What to know of the text. */
  readonly note: string | null;
  readonly onClose: () => void;
};

/** A text whole, in type that both sides of the desk can read. */
export function LegalDialog({ text, version, note, onClose }: Props) {
  const t = useText();
  const open = text !== null;
  useOverlayEscape(open, onClose);
  const [last, setLast] = useState(text);
  // The text stays drawn while the dialog goes.
  if (text !== null && text !== last) setLast(text);
  const shown = text ?? last;
  return (
    <ModalOverlay
      className="scrim"
      isOpen={open}
      isDismissable
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
    >
      <Modal className="dialog-centre">
        <Dialog className="dialog legal-dialog">
          <header className="legal-head">
            <Heading slot="title" level={2} className="text-panel">
              {shown?.title}
            </Heading>
            <p className="text-second text-ink-2">{[`${version}.`, note].filter(Boolean).join(' ')}</p>
          </header>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a text that scrolls is read with the arrow keys */}
          <section className="legal-text" tabIndex={0} aria-label={shown?.title}>
            {shown?.sections.map(({ title, paragraphs }) => (
              <section key={title}>
                <h3 className="text-section">{title}</h3>
                {paragraphs.map((paragraph) => (
                  <p key={paragraph}>{paragraph}</p>
                ))}
              </section>
            ))}
          </section>
          <footer className="legal-foot">
            <Button variant="filled" keys={['Échap']} onClick={onClose}>
              {t('registrations.terms.close')}
            </Button>
          </footer>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
