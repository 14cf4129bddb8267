import type { KioskStatus } from '../../../contract/kiosk/station.ts';
import { useText } from '../i18n/text.ts';

const LINES = [
  { at: 'a', width: 90 },
  { at: 'b', width: 66 },
  { at: 'gap', width: 0 },
  { at: 'c', width: 164 },
  { at: 'd', width: 148 },
  { at: 'e', width: 164 },
  { at: 'f', width: 100 },
  { at: 'g', width: 126 },
] as const;

/** Where on the landlord's avis the reference stands. */
export function NoticePicture({ reference }: { readonly reference: KioskStatus['reference'] }) {
  const t = useText();
  const { position, example } = reference;
  const shown = example.length > 9 ? `${example.slice(0, 6)}…` : example;
  return (
    <div className="k-avis" role="img" aria-label={t('identify.picture')} dir="ltr">
      {LINES.map(({ at, width }) => (
        <span key={at} className="k-avis-line" style={{ width: `calc(var(--u) * ${width * 1.32})` }} />
      ))}
      <span className="k-avis-reference" data-at={position}>
        {shown}
      </span>
    </div>
  );
}
