import { useQuery } from '@tanstack/react-query';
import { useCore } from '../../app/core.tsx';
import { formatCount } from '../../app/format.ts';
import { useRoute } from '../../app/route.ts';
import { useText } from '../../i18n/i18n.ts';
import { AlertLine } from '../../ui/alert-line.tsx';
import { IconSavedHere, IconToHandle } from '../../ui/icons.ts';
import { LinkButton } from '../../ui/link-button.tsx';
import { factsOf, operationName } from './operation-words.ts';
import { unsentInWords, useUnsent } from './unsent-words.ts';

/** Refusals named one by one; the others are counted. */
const NAMED = 3;

/** Before the till is closed: the refusals nobody has decided, and what is not sent yet. The till closes all the same. */
export function BeforeClosing() {
  const t = useText();
  const { ask } = useCore();
  const go = useRoute((state) => state.go);
  const unsent = useUnsent();
  const refusals =
    useQuery({
      ...ask.sync.queue.queryOptions({ input: { tab: 'a-traiter' } }),
      enabled: (unsent?.refused ?? 0) > 0,
    }).data?.filter(({ state, handled }) => state === 'refused' && handled === null) ?? [];
  if (unsent === null) return null;
  const more = Math.max(0, refusals.length - NAMED);
  return (
    <div className="before-closing">
      {refusals.length > 0 && (
        <AlertLine tone="danger" icon={IconToHandle} fact={t('outbox.unsent.closingRefused')}>
          {refusals.slice(0, NAMED).map((row) => (
            <span key={row.commandId} className="block">
              {[operationName(row, t), factsOf(row, t), row.holderName].filter(Boolean).join(' · ')}
            </span>
          ))}
          {more > 0 && (
            <span className="block">{t('outbox.unsent.more', { count: more, n: formatCount(more) })}</span>
          )}
          <LinkButton onClick={() => go({ name: 'outbox', tab: 'a-traiter' })}>
            {t('outbox.unsent.see')}
          </LinkButton>
        </AlertLine>
      )}
      {unsent.waiting > 0 && (
        <AlertLine icon={IconSavedHere} fact={unsentInWords({ waiting: unsent.waiting, refused: 0 }, t)} />
      )}
    </div>
  );
}
