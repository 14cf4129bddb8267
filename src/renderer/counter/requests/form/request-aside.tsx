import type { ReactNode } from 'react';
import type { RequestMotive, RequestRow } from '../../../../contract/requests.ts';
import { useAgent } from '../../../app/session.ts';
import { useText } from '../../../i18n/i18n.ts';
import { IconRule, IconUnfold } from '../../../ui/icons.ts';
import { LinkButton } from '../../../ui/link-button.tsx';
import { openRequestAct } from '../../account/requests/open-request.ts';
import { ScrollPlace } from '../../registrations/guide/scroll-place.tsx';
import { deskToday, shortDay } from '../shared/request-words.ts';
import type { ChosenMotive, RequestPrepare } from './request-form.ts';
import { type BuildingRow, isSameProblem, sameFirst } from './same-problem.ts';

type Props = {
  readonly account: string;
  readonly prepared: RequestPrepare;
  readonly chosen: ChosenMotive | null;
};

/** Beside the form: what is open already, so that nothing is asked twice, and who usually pays. */
export function RequestAside({ account, prepared, chosen }: Props) {
  const t = useText();
  const own = sameFirst(prepared.own, chosen);
  const building = sameFirst(prepared.building, chosen);
  const doubles = [...own, ...building].some((row) => isSameProblem(row, chosen));
  const whoPays = chosen?.motive.whoPays ?? null;
  const hint = whoPays === null ? null : <WhoPays whoPays={whoPays} />;
  return (
    <ScrollPlace
      as="aside"
      className="request-aside"
      label={t('requests.aside.label')}
      contentClassName="request-aside-parts"
    >
      {/* Once the motive is no double, who pays is what the clerk looks for. */}
      {!doubles && hint}
      <section aria-labelledby="request-own">
        <h2 id="request-own" className="text-table font-strong">
          {t('requests.aside.own')}
        </h2>
        {own.length === 0 ? (
          <p className="request-none">{t('requests.aside.ownNone')}</p>
        ) : (
          <ul className="request-cards">
            {own.map((row) => (
              <OwnCard key={row.id} account={account} row={row} same={isSameProblem(row, chosen)} />
            ))}
          </ul>
        )}
      </section>
      <section aria-labelledby="request-building">
        <h2 id="request-building" className="text-table font-strong">
          {t('requests.aside.building')}
        </h2>
        {building.length === 0 ? (
          <p className="request-none">{t('requests.aside.buildingNone')}</p>
        ) : (
          <ul className="request-cards">
            {building.map((row, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two of one kind may be open; they carry nothing to be known by
              <BuildingCard key={`${row.label}-${index}`} row={row} same={isSameProblem(row, chosen)} />
            ))}
          </ul>
        )}
      </section>
      {doubles && hint}
    </ScrollPlace>
  );
}

type CardProps = { readonly same: boolean; readonly title: string; readonly children: ReactNode };

function Card({ same, title, children }: CardProps) {
  return (
    <li className="request-card" data-same={same || undefined}>
      <p className="text-table font-strong">{title}</p>
      <div className="text-second text-ink-2">{children}</div>
    </li>
  );
}

type OwnProps = { readonly account: string; readonly row: RequestRow; readonly same: boolean };

function OwnCard({ account, row, same }: OwnProps) {
  const t = useText();
  const agent = useAgent().id;
  const today = deskToday();
  const { id, label, number, openedOn, dueOn, stateLabel } = row;
  const facts = [
    openedOn === null
      ? t('requests.aside.openedUnknown')
      : t('requests.aside.openedOn', { day: shortDay(openedOn, today) }),
    ...(dueOn === null ? [] : [t('requests.aside.due', { day: shortDay(dueOn, today) })]),
  ];
  return (
    <Card same={same} title={label}>
      <p>
        <span className="document-number">{number}</span> · {stateLabel}
      </p>
      <p>{facts.join(', ')}</p>
      <LinkButton
        className="mt-1"
        aria-label={t('requests.aside.completeNamed', { label, number })}
        onClick={() => openRequestAct(account, agent, id, 'complement')}
      >
        {t('requests.aside.complete')}
      </LinkButton>
    </Card>
  );
}

function BuildingCard({ row, same }: { readonly row: BuildingRow; readonly same: boolean }) {
  const t = useText();
  const { label, openedOn, state } = row;
  return (
    <Card same={same} title={label}>
      <p>
        {openedOn === null
          ? t('requests.aside.openedUnknown')
          : t('requests.aside.openedOn', { day: shortDay(openedOn, deskToday()) })}{' '}
        · {state}
      </p>
    </Card>
  );
}

/** The livret's words; a hint that can be folded away and never stops anything. */
function WhoPays({ whoPays }: { readonly whoPays: NonNullable<RequestMotive['whoPays']> }) {
  const t = useText();
  const { heading, sentence, tenant, landlord } = whoPays;
  return (
    <section aria-labelledby="request-who-pays">
      <h2 id="request-who-pays" className="text-table font-strong">
        {t('requests.aside.whoPays')}
      </h2>
      <div className="who-pays">
        <p className="who-pays-heading">
          <IconRule />
          <span>{heading}</span>
        </p>
        <div className="who-pays-text">
          <p>{sentence}</p>
          {tenant.length + landlord.length > 0 && (
            <details>
              <summary>
                {t('requests.aside.whoPaysMore')}
                <IconUnfold size={16} className="who-pays-fold" />
              </summary>
              <Side title={t('requests.aside.tenant')} items={tenant} />
              <Side title={t('requests.aside.landlord')} items={landlord} />
            </details>
          )}
        </div>
      </div>
      <p className="mt-2 text-small text-ink-2">{t('requests.aside.whoPaysNote')}</p>
    </section>
  );
}

function Side({ title, items }: { readonly title: string; readonly items: readonly string[] }) {
  if (items.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul>
        {items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    </>
  );
}
