import type { useText } from '../../../i18n/i18n.ts';
import type { Fault } from './guide-faults.ts';

/** The sentence of a fault, the same beside its field and when it is read out. */
export function faultWords(t: ReturnType<typeof useText>, { field, fault }: Fault): string {
  switch (fault.kind) {
    case 'sentence':
      return fault.text;
    case 'different':
      return t('registrations.fault.emailDifferent');
    case 'missing':
      return t(`registrations.fault.${field}`);
  }
}
