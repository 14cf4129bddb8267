import { useState } from 'react';
import { BackContinue } from '../frame/back-continue.tsx';
import { BigButton } from '../frame/big-button.tsx';
import { IconCamera } from '../frame/icons.ts';
import { Question } from '../frame/question.tsx';
import { TextQuestion } from '../frame/text-question.tsx';
import type { TextKey } from '../i18n/languages.ts';
import { useFrench, useText } from '../i18n/text.ts';
import { CameraReader } from '../scan/camera-reader.tsx';
import { useScan } from '../scan/use-scan.ts';
import { useStatus } from '../station.ts';
import { NoticePicture } from './notice-picture.tsx';

const WHERE: Readonly<Record<'top' | 'top-left' | 'top-right' | 'unknown', TextKey>> = {
  top: 'identify.referenceTop',
  'top-left': 'identify.referenceTopLeft',
  'top-right': 'identify.referenceTopRight',
  unknown: 'identify.referenceLead',
};

/** The reference: typed, scanned, or read by the camera. */
export function AskReference({
  title,
  lead,
  value,
  onChange,
  error,
  step,
  onScanned,
  onBack,
  onContinue,
}: {
  readonly title: string;
  /** Instead of where to find it. */
  readonly lead?: string | undefined;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error?: string | undefined;
  readonly step?: { readonly step: number; readonly of: number } | undefined;
  /** None: this time it has to be typed. */
  readonly onScanned?: ((text: string) => void) | undefined;
  readonly onBack: () => void;
  readonly onContinue: () => void;
}) {
  const t = useText();
  const french = useFrench();
  const { reference } = useStatus();
  const [camera, setCamera] = useState(false);
  useScan((text) => {
    setCamera(false);
    onScanned?.(text);
  });
  if (camera && onScanned !== undefined) {
    return (
      <CameraReader
        onRead={(text) => {
          setCamera(false);
          onScanned(text);
        }}
        onBack={() => setCamera(false)}
      />
    );
  }
  const isReady = value.trim() !== '';
  return (
    <Question
      title={title}
      lead={lead ?? t(WHERE[reference.position])}
      picture={<NoticePicture reference={reference} />}
      step={step}
      actions={<BackContinue onBack={onBack} onContinue={onContinue} isDisabled={!isReady} />}
    >
      <TextQuestion
        label={t('identify.reference')}
        value={value}
        onChange={onChange}
        layout={reference.letters ? 'reference' : 'digits'}
        hint={french === undefined ? reference.hint : t('identify.referenceHint')}
        error={error}
        longest={120}
        onDone={() => isReady && onContinue()}
        beside={
          onScanned !== undefined && (
            <BigButton icon={IconCamera} tone="quiet" onPress={() => setCamera(true)}>
              {t('identify.camera')}
            </BigButton>
          )
        }
      />
    </Question>
  );
}
