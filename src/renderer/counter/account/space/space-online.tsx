import { useText } from '../../../i18n/i18n.ts';
import { SectionHeading } from '../../../ui/section-heading.tsx';
import type { SpacesOfAccount } from './space-history.tsx';

/** What the tenant does by himself in his space, as the landlord's guide says. */
export function SpaceOnline({ online }: Pick<SpacesOfAccount, 'online'>) {
  const t = useText();
  return (
    <section aria-labelledby="space-online">
      <SectionHeading id="space-online">{t('spaces.online')}</SectionHeading>
      {online.length === 0 ? (
        <p className="mt-2 text-table text-ink-2">{t('spaces.onlineNone')}</p>
      ) : (
        <ul className="space-online">
          {online.map(({ label, rule }) => (
            <li key={label} title={rule.source}>
              {label}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
