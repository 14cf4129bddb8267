import './camera.css';
import { type ReactNode, useState } from 'react';
import type { AttachmentRow } from '../../../contract/attachments.ts';
import { ATTACHMENTS } from '../../../rules/attachments/files.ts';
import { useCore } from '../../app/core.tsx';
import { StepActions } from '../acts/step-actions.tsx';
import type { Position } from '../acts/steps.ts';
import { useSentence } from '../acts/use-sentence.ts';
import { BackContinue } from '../frame/back-continue.tsx';
import { BigButton } from '../frame/big-button.tsx';
import { ErrorNotice } from '../frame/error-notice.tsx';
import { IconCamera, IconTray } from '../frame/icons.ts';
import { Question } from '../frame/question.tsx';
import { Waiting } from '../frame/waiting.tsx';
import { useFrench, useText } from '../i18n/text.ts';
import { CameraStep } from './camera-step.tsx';
import { joined } from './pages.ts';
import { sendPicture } from './send-picture.ts';
import { TakenPages } from './taken-pages.tsx';

type Mode = 'list' | 'camera' | 'tray' | 'sending';

/** Pages of an act: of the camera, or of the tray. What the core refuses is said here, and nothing joined is lost. */
export function PagesStep({
  title,
  lead,
  name,
  files,
  tray = false,
  needed = false,
  error,
  step,
  onChange,
  onSkip,
  onBack,
  onDone,
}: {
  readonly title: string;
  readonly lead: ReactNode;
  /** How the core names them: "Attestation". */
  readonly name: string;
  readonly files: readonly AttachmentRow[];
  readonly tray?: boolean;
  /** One page at least. */
  readonly needed?: boolean;
  readonly error?: string | undefined;
  readonly step: Position;
  readonly onChange: (files: readonly AttachmentRow[]) => void;
  readonly onSkip?: (() => void) | undefined;
  readonly onBack: () => void;
  readonly onDone: () => void;
}) {
  const t = useText();
  const french = useFrench();
  const sentence = useSentence();
  const { client } = useCore();
  const [mode, setMode] = useState<Mode>('list');
  const [fault, setFault] = useState<unknown>(null);

  async function take(work: () => Promise<AttachmentRow>, after: Mode): Promise<void> {
    setMode('sending');
    setFault(null);
    try {
      onChange(joined(files, await work()));
      setMode('list');
    } catch (refused) {
      setFault(refused);
      setMode(after);
    }
  }
  const remove = (file: AttachmentRow) => {
    onChange(files.filter(({ sha256 }) => sha256 !== file.sha256));
    void client.kiosk.files.drop({ upload: null, sha256: file.sha256 }).catch(() => {});
  };

  switch (mode) {
    case 'sending':
      return <Waiting title={t('camera.checking')} lead={t('frame.wait')} />;
    case 'camera':
      return (
        <CameraStep
          onBack={() => setMode('list')}
          onUse={(picture) =>
            void take(
              () => sendPicture(client.kiosk.files, `${name} ${files.length + 1}.jpg`, picture),
              'list',
            )
          }
        />
      );
    case 'tray':
      return (
        <Question
          title={t('camera.tray')}
          lead={t('camera.trayLead')}
          picture={<IconTray size={160} />}
          body={fault !== null && <ErrorNotice sentence={sentence(fault)} />}
          actions={
            <BackContinue
              onBack={() => {
                setFault(null);
                setMode('list');
              }}
              onContinue={() => void take(() => client.kiosk.files.tray(), 'tray')}
            />
          }
        />
      );
    case 'list': {
      const said = fault === null ? error : sentence(fault);
      const full = files.length >= ATTACHMENTS;
      return (
        <Question
          title={title}
          lead={lead}
          step={step}
          actions={
            <StepActions
              onBack={onBack}
              between={
                onSkip !== undefined &&
                files.length === 0 && <BigButton onPress={onSkip}>{t('acts.skip')}</BigButton>
              }
              onContinue={onSkip !== undefined && files.length === 0 ? undefined : onDone}
              isDisabled={needed && files.length === 0}
            />
          }
        >
          {said !== undefined && <ErrorNotice sentence={said} />}
          <TakenPages files={files} onRemove={remove} />
          <div className="k-stack">
            <BigButton
              tone={files.length === 0 ? 'primary' : 'plain'}
              icon={IconCamera}
              french={french?.('camera.take')}
              isDisabled={full}
              onPress={() => {
                setFault(null);
                setMode('camera');
              }}
            >
              {t('camera.take')}
            </BigButton>
            {tray && (
              <BigButton
                icon={IconTray}
                french={french?.('camera.trayLabel')}
                isDisabled={full}
                onPress={() => {
                  setFault(null);
                  setMode('tray');
                }}
              >
                {t('camera.trayLabel')}
              </BigButton>
            )}
          </div>
        </Question>
      );
    }
  }
}
