import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useCore } from '../../app/core.tsx';
import { failureInWords } from '../../app/failure.ts';
import { atDesk, formatCount } from '../../app/format.ts';
import { useText } from '../../i18n/i18n.ts';
import { AlertLine } from '../../ui/alert-line.tsx';
import { Button } from '../../ui/button.tsx';
import { IconAttestation, IconDone, IconRefused } from '../../ui/icons.ts';
import { SectionHeading } from '../../ui/section-heading.tsx';
import { Refused } from './refused.tsx';

/** Vérification: every entry of this till read again, from the first. */
export function VerificationPage() {
  const t = useText();
  const { client } = useCore();
  const [at, setAt] = useState('');
  const verifying = useMutation({
    mutationFn: () => client.till.verify(),
    onSuccess: () => setAt(new Date().toISOString()),
  });
  const verdict = verifying.data;
  return (
    <div className="till-main">
      <SectionHeading>{t('till.verify.title')}</SectionHeading>
      <p className="mt-1 max-w-[75ch] text-table text-ink-2">{t('till.verify.why')}</p>
      <div className="mt-4">
        <Button
          variant="filled"
          size="large"
          icon={IconAttestation}
          busy={verifying.isPending ? t('till.verify.running') : undefined}
          onClick={() => verifying.mutate()}
        >
          {t('till.verify.act')}
        </Button>
      </div>
      <div className="mt-5 max-w-[720px]">
        <Refused
          refusal={verifying.error === null ? null : failureInWords(verifying.error)}
          title={t('till.refused.verify')}
        />
        {verdict?.kind === 'intact' && (
          <AlertLine
            tone="success"
            icon={IconDone}
            role="status"
            fact={t('till.verify.intact', { count: verdict.count, n: formatCount(verdict.count) })}
          >
            {verdict.count > 0 && t('till.verify.intactDetail', { time: atDesk(at).time })}
          </AlertLine>
        )}
        {verdict?.kind === 'broken' && (
          <AlertLine
            tone="danger"
            icon={IconRefused}
            role="alert"
            fact={t('till.verify.broken', { n: formatCount(verdict.at) })}
          >
            {verdict.sentence} {t('till.verify.brokenNext')}
          </AlertLine>
        )}
      </div>
    </div>
  );
}
