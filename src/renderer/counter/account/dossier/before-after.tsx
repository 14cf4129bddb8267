import { useText } from '../../../i18n/i18n.ts';
import { IconForward } from '../../../ui/icons.ts';

type Line = { readonly label: string; readonly before: string; readonly after: string };

/** What becomes what, line by line; nothing for a declaration. */
export function BeforeAfter({ lines }: { readonly lines: readonly Line[] }) {
  const t = useText();
  if (lines.length === 0) return null;
  const text = (value: string) => (value === '' ? t('dossier.changes.nothing') : value);
  return (
    <dl className="dossier-lines-changed">
      {lines.map(({ label, before, after }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two occupants have the same label
        <div key={`${at}-${label}`}>
          <dt>{label}</dt>
          <dd>
            <span className="text-ink-2">{text(before)}</span>
            <span className="dossier-after">
              <IconForward size={14} />
              <span>
                <span className="visually-hidden">{t('dossier.changes.becomes')} </span>
                <span className="font-medium">{text(after)}</span>
              </span>
            </span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
