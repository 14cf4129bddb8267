import type { useText } from '../../i18n/i18n.ts';

/** "La borne du hall demande de l'aide": its name as the landlord's services gave it. */
export function callInWords(kiosk: string, t: ReturnType<typeof useText>): string {
  const name = kiosk.trim();
  return /^borne\s/iu.test(name)
    ? t('kioskDesk.call', { kiosk: `borne${name.slice('borne'.length)}` })
    : t('kioskDesk.callNamed', { kiosk: name });
}
