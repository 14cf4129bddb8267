import type { KioskStatus } from '../../../contract/kiosk/station.ts';
import { useText } from '../i18n/text.ts';

const LINES = [90, 66, 0, 164, 148, 164, 100, 126] as const;

/** Where on the landlord's avis the reference stands. */
export function NoticePicture({ reference }: { readonly reference: KioskStatus['reference'] }) {
  const t = useText();
  const { position, example } = reference;
  const shown = example.length > 9 ? `${example.slice(0, 6)}…` : example;
  return (
    <div className="k-avis" role="img" aria-label={t('identify.picture')} dir="ltr">
      {LINES.map((width, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a drawing, whose lines never move
        <span
          key={`${at}-${width}`}
          className="k-avis-line"
          style={{ width: `calc(var(--u) * ${width * 1.32})` }}
        />
      ))}
      <span className="k-avis-reference" data-at={position}>
        {shown}
      </span>
    </div>
  );
}
