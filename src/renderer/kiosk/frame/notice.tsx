import { Mark } from '../../ui/mark.tsx';
import { useText } from '../i18n/text.ts';
import { IconEmergency, IconOut } from './icons.ts';

/** A page without a question: out of service, line lost, the last words of a visit. */
export function Notice({
  title,
  lead,
  code,
  emergency = null,
  out = false,
  done = false,
  quiet = false,
}: {
  readonly title: string;
  readonly lead: string;
  readonly code?: string;
  readonly emergency?: { readonly label: string; readonly phone: string } | null;
  readonly out?: boolean;
  readonly done?: boolean;
  /** The very first moment: no words before it is known that there is something to say. */
  readonly quiet?: boolean;
}) {
  const t = useText();
  return (
    <main className="k-notice" data-out={out || undefined} data-done={done || undefined}>
      {out ? <IconOut size={160} /> : <Mark size={160} />}
      {!quiet && (
        <div role="status">
          <h1 className="k-title">{title}</h1>
          <p className="k-lead">{lead}</p>
        </div>
      )}
      {emergency !== null && (
        <p className="k-emergency">
          <IconEmergency size={56} />
          <span>
            <span>{t('start.emergency')}</span>
            <b dir="ltr">{emergency.phone}</b>
          </span>
        </p>
      )}
      {code !== undefined && <p className="k-code">{code}</p>}
    </main>
  );
}
