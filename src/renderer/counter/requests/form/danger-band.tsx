import { useText } from '../../../i18n/i18n.ts';
import { AlertLine } from '../../../ui/alert-line.tsx';
import { IconDanger } from '../../../ui/icons.ts';
import { formatPhone } from '../../account/phone-words.ts';
import type { RequestPrepare } from './request-form.ts';

/** In danger the number to call stands before everything else; the request is recorded all the same. */
export function DangerBand({ emergency }: { readonly emergency: RequestPrepare['emergency'] }) {
  const t = useText();
  return (
    <div className="request-danger">
      <AlertLine
        tone="danger"
        icon={IconDanger}
        role="alert"
        fact={
          emergency === null
            ? t('requests.form.dangerNoNumber')
            : t('requests.form.danger', { phone: formatPhone(emergency.phone) })
        }
      >
        {emergency === null
          ? t('requests.form.dangerNoNumberWho')
          : t('requests.form.dangerWho', { name: emergency.name })}
      </AlertLine>
    </div>
  );
}
