import { useText } from '../../i18n/i18n.ts';

type Line = { readonly label: string; readonly value: string };

/** What the file says now, line by line, beside the form that changes it. */
export function NowLines({ lines }: { readonly lines: readonly Line[] }) {
  const t = useText();
  return (
    <section className="space-will" aria-label={t('dossier.will.now')}>
      <h3 className="text-table font-strong">{t('dossier.will.now')}</h3>
      {lines.length === 0 ? (
        <p className="mt-1 text-second text-ink-2">{t('dossier.will.nothing')}</p>
      ) : (
        <dl className="dossier-now">
          {lines.map(({ label, value }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two occupants have the same label
            <div key={`${at}-${label}`}>
              <dt>{label}</dt>
              <dd>{value === '' ? t('dossier.changes.nothing') : value}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}
