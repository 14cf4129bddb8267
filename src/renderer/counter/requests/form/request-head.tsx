import type { ReactNode } from 'react';
import type { AccountHeader } from '../../../../contract/accounts.ts';
import { atDesk } from '../../../app/format.ts';
import { useRoute } from '../../../app/route.ts';
import type { Draft } from '../../../app/use-draft.ts';
import { useText } from '../../../i18n/i18n.ts';
import { IconBack, IconDraft } from '../../../ui/icons.ts';
import { LinkButton } from '../../../ui/link-button.tsx';
import { VisuallyHidden } from '../../../ui/visually-hidden.tsx';
import { holderNames, listed } from '../../account/header-words.ts';
import type { RequestForm } from './request-form.ts';

type HeadProps = {
  /** Null while the account is read. */
  readonly header: AccountHeader | null;
  readonly children?: ReactNode;
};

/** Whose account, the way back to it, and the name of the act. */
export function RequestHead({ header, children }: HeadProps) {
  const t = useText();
  const go = useRoute((state) => state.go);
  const names = header === null ? [] : holderNames(header.holders);
  return (
    <header className="request-head">
      <div className="min-w-0">
        {header !== null && (
          <button
            type="button"
            className="request-back"
            onClick={() => go({ name: 'account', account: header.account })}
          >
            <IconBack size={16} />
            <span>
              <VisuallyHidden>{t('requests.backTo')} </VisuallyHidden>
              {names.length === 0 ? t('account.noHolder') : listed(names, t('account.and'))}
            </span>{' '}
            <span className="reference text-ink">{header.reference}</span>
          </button>
        )}
        <h1 className="text-page">{t('requests.title')}</h1>
      </div>
      {children}
    </header>
  );
}

type DraftProps = { readonly draft: Draft<RequestForm>; readonly onErase: () => void };

/** "Brouillon gardé à 15 h 06 · Effacer" */
export function DraftLine({ draft: { keptAt, failing }, onErase }: DraftProps) {
  const t = useText();
  if (failing) return <p className="request-draft text-warning">{t('requests.draft.failing')}</p>;
  if (keptAt === null) return null;
  const { day, time } = atDesk(keptAt);
  const today = atDesk(new Date().toISOString()).day === day;
  return (
    <p className="request-draft">
      <IconDraft size={16} />
      <span>{today ? t('requests.draft.kept', { time }) : t('requests.draft.keptDay', { day, time })}</span>
      <LinkButton onClick={onErase}>{t('requests.draft.erase')}</LinkButton>
    </p>
  );
}
