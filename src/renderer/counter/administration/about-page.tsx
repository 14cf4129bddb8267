import { usePost } from '../../app/session.ts';
import { VERSION } from '../../app/version.ts';
import { useText } from '../../i18n/i18n.ts';

/** Which program on which post. */
export function AboutPage() {
  const t = useText();
  const post = usePost();
  const facts: ReadonlyArray<readonly [string, string]> = [
    [t('administration.about.version'), t('signIn.version', { version: VERSION })],
    ...(post === null
      ? []
      : ([
          [t('administration.about.landlord'), post.landlordName],
          [t('administration.about.agency'), post.agencyName],
          [t('administration.about.post'), post.postName],
          [
            t('administration.about.base'),
            t(post.demonstration ? 'administration.about.demonstration' : 'administration.about.real'),
          ],
        ] as const)),
  ];
  return (
    <div className="admin-page">
      <dl className="about">
        {facts.map(([name, value]) => (
          <div key={name} className="about-line">
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className="admin-intro mt-6">{t('administration.about.where')}</p>
    </div>
  );
}
