import { LanguageGrid } from '../display/language-grid.tsx';
import { useFlow } from '../flow/flow.ts';
import { BigButton } from '../frame/big-button.tsx';
import { IconCard, IconChevron, IconEmergency, IconPerson } from '../frame/icons.ts';
import { Question } from '../frame/question.tsx';
import { useFrench, useText } from '../i18n/text.ts';
import { useScan } from '../scan/use-scan.ts';
import { useStatus } from '../station.ts';

/** The first page: whose kiosk this is, the way in, and the languages. */
export function StartScreen() {
  const t = useText();
  const french = useFrench();
  const status = useStatus();
  const go = useFlow((flow) => flow.go);
  const bring = useFlow((flow) => flow.bring);
  useScan(bring);
  const { emergency, hours, tiles } = status;
  return (
    <Question
      head="greeting"
      title={t('start.title')}
      spoken={t('start.lead')}
      lead={
        <>
          <p>{t(tiles.includes('balance') ? 'start.lead' : 'start.leadNone')}</p>
          {emergency !== null ? (
            <p className="k-emergency">
              <IconEmergency size={56} />
              <span>
                <span>{t('start.emergency')}</span>
                <b dir="ltr">{emergency.phone}</b>
              </span>
            </p>
          ) : (
            hours !== null && <p className="k-hours">{t('start.hours', { hours })}</p>
          )}
        </>
      }
    >
      <div className="k-start">
        <div className="k-enter">
          <BigButton
            tone="primary"
            icon={IconPerson}
            after={IconChevron}
            french={french?.('start.enter')}
            onPress={() => go('identify')}
          >
            {t('start.enter')}
          </BigButton>
        </div>
        {tiles.includes('payment') && (
          <BigButton
            icon={IconCard}
            after={IconChevron}
            french={french?.('start.payOnly')}
            onPress={() => go('pay-only')}
          >
            {t('start.payOnly')}
          </BigButton>
        )}
        <h2 className="k-start-language">{t('start.language')}</h2>
        <LanguageGrid />
      </div>
    </Question>
  );
}
