import { Fragment, type ReactNode, useId } from 'react';
import { useText } from '../../../i18n/i18n.ts';
import { SectionHeading } from '../../../ui/section-heading.tsx';

export type Fact = readonly [name: string, value: ReactNode];

/** A heading over names and values; what the ERP did not give says so. */
export function Facts({ title, facts }: { readonly title: string; readonly facts: readonly Fact[] }) {
  const t = useText();
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <SectionHeading id={id}>{title}</SectionHeading>
      <dl className="mt-2 grid grid-cols-[minmax(120px,2fr)_3fr] text-table">
        {facts.map(([name, value]) => (
          <Fragment key={name}>
            <dt className="border-b border-line py-[8.5px] pe-3 text-ink-2">{name}</dt>
            <dd className="border-b border-line py-[8.5px]">
              {value === null || value === undefined ? (
                <span className="text-ink-2">{t('account.dossier.notGiven')}</span>
              ) : (
                value
              )}
            </dd>
          </Fragment>
        ))}
      </dl>
    </section>
  );
}
