import { useQuery } from '@tanstack/react-query';
import { useCore } from '../../app/core.tsx';
import { useText } from '../../i18n/i18n.ts';
import { SectionHeading } from '../../ui/section-heading.tsx';

/** Where the reference stands on this landlord's avis: a small sheet with the line as it is printed. */
export function ReferencePicture() {
  const t = useText();
  const { ask } = useCore();
  const { data } = useQuery(ask.landlords.referencePicture.queryOptions());
  if (data === undefined || data === null) return null;
  const { caption, before, highlighted, after, position } = data;
  return (
    <section aria-labelledby="where-reference">
      <SectionHeading id="where-reference">{t('home.whereIsReference')}</SectionHeading>
      <figure className="avis-figure">
        <div className="avis" data-theme="light" data-position={position} aria-hidden="true">
          <div className="avis-lines">
            <span />
            <span />
          </div>
          <div className="avis-reference">
            {before !== '' && <span>{before}</span>}
            <mark className="avis-mark">{highlighted}</mark>
            {after !== '' && <span>{after}</span>}
          </div>
          <div className="avis-lines">
            <span />
            <span />
            <span />
          </div>
        </div>
        <figcaption className="avis-caption">
          {caption}
          <span className="block">
            {t('home.referenceExample')}{' '}
            <span className="reference">
              {before}
              <strong className="font-strong text-ink">{highlighted}</strong>
              {after}
            </span>
          </span>
        </figcaption>
      </figure>
    </section>
  );
}
