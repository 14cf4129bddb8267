import type { useText } from '../../i18n/i18n.ts';

type Text = ReturnType<typeof useText>;

/** What was done, in words; an act this version does not know is shown under its own name rather than hidden. */
export function actWords(t: Text, what: string): string {
  switch (what) {
    case 'consultation':
      return t('account.history.act.consultation');
    case 'payment.record':
      return t('account.history.act.payment');
    case 'payment.reverse':
      return t('account.history.act.reversal');
    case 'payment.unpaid':
      return t('account.history.act.unpaid');
    case 'payment.move':
      return t('account.history.act.move');
    case 'payment.announce':
      return t('account.history.act.announcement');
    case 'registration.open':
      return t('account.history.act.register');
    case 'registration.renew':
      return t('account.history.act.renewActivation');
    case 'registration.email':
      return t('account.history.act.changeEmail');
    case 'registration.consents':
      return t('account.history.act.changeConsents');
    case 'registration.close':
      return t('account.history.act.closeSpace');
    case 'registration.suspend':
      return t('account.history.act.suspendSpace');
    case 'registration.resume':
      return t('account.history.act.resumeSpace');
    case 'registration.paper':
      return t('account.history.act.spacePaper');
    case 'insurance.attach':
      return t('account.history.act.certificate');
    case 'insurance.decide':
      return t('account.history.act.certificateDecision');
    case 'insurance.letter':
      return t('account.history.act.insuranceLetter');
    case 'request.open':
      return t('account.history.act.request');
    case 'request.complement':
      return t('account.history.act.requestComplement');
    case 'request.modify':
      return t('account.history.act.requestModify');
    case 'request.close':
      return t('account.history.act.requestClose');
    case 'request.visit':
      return t('account.history.act.visit');
    case 'dossier.change':
      return t('account.history.act.dossierChange');
    case 'dossier.declare':
      return t('account.history.act.dossierDeclare');
    case 'direct-debit.subscribe':
      return t('account.history.act.mandate');
    case 'direct-debit.account':
      return t('account.history.act.mandateAccount');
    case 'direct-debit.day':
      return t('account.history.act.mandateDay');
    case 'direct-debit.sign':
      return t('account.history.act.mandateSign');
    case 'direct-debit.revoke':
      return t('account.history.act.mandateRevoke');
    case 'documents.statement':
      return t('account.history.act.statement');
    case 'documents.order':
      return t('account.history.act.order');
    case 'documents.batch':
      return t('account.history.act.batch');
    case 'documents.send':
      return t('account.history.act.send');
    case 'kiosk.code':
      return t('account.history.act.kioskCode');
    default:
      return what;
  }
}
