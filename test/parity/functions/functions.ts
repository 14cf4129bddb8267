import {
  activationMail,
  emailChanged,
  humanQuestion,
  loginForgotten,
  passwordChanged,
  passwordForgotten,
  passwordRule,
  secondMail,
  signsIn,
} from './access.ts';
import { contact, residenceNews } from './contacts.ts';
import { bankAccountChanged, debitDays, debitManaged, debitSubscribed } from './debit.ts';
import { noticeMail, ordered, received, sinceRegistration } from './documents.ts';
import { contactDetails, household, postalAddress, situation } from './dossier.ts';
import { certificateChecked, certificateGiven } from './insurance.ts';
import { balance, creditSentence, lastBilled, lease, ledger, payment, paymentMail } from './money.ts';
import type { FunctionName } from './names.ts';
import type { ParityFunction } from './parity-function.ts';
import {
  createsAccount,
  eachSignatory,
  emailTwice,
  identityChecked,
  onePerHousehold,
  signatoriesOnly,
  termsAccepted,
  typedReference,
} from './registration.ts';
import {
  requestAvailability,
  requestCompleted,
  requestFollowed,
  requestMail,
  requestModified,
  requestOpened,
  requestPhoto,
  residenceRequests,
  tenantRepairs,
} from './requests.ts';
import { offAfterExit, paperless, registeredAgain, spacePaper, unsubscribed } from './subscription.ts';

/** How each function is done at a counter, and shown to be absent where it is not offered. */
export const FUNCTIONS: Readonly<Record<FunctionName, ParityFunction>> = {
  reference: typedReference,
  account: createsAccount,
  identity: identityChecked,
  'e-mail twice': emailTwice,
  terms: termsAccepted,
  activation: activationMail,
  password: passwordRule,
  'second mail': secondMail,
  'sign-in': signsIn,
  'password forgotten': passwordForgotten,
  'login forgotten': loginForgotten,
  'e-mail changed': emailChanged,
  'password changed': passwordChanged,
  unsubscribed,
  'registered again': registeredAgain,
  paperless,
  household: onePerHousehold,
  'each signatory': eachSignatory,
  'signatories only': signatoriesOnly,
  'after exit': offAfterExit,
  'human question': humanQuestion,
  'space paper': spacePaper,
  balance,
  credit: creditSentence,
  payment,
  'payment mail': paymentMail,
  ledger,
  'last billed': lastBilled,
  lease,
  debit: debitSubscribed,
  'debit days': debitDays,
  'bank account': bankAccountChanged,
  'debit managed': debitManaged,
  document: ordered,
  'document received': received,
  'since registration': sinceRegistration,
  'notice mail': noticeMail,
  request: requestOpened,
  'request photo': requestPhoto,
  'request availability': requestAvailability,
  'tenant repairs': tenantRepairs,
  'request followed': requestFollowed,
  'request mail': requestMail,
  'request completed': requestCompleted,
  'request modified': requestModified,
  'residence requests': residenceRequests,
  certificate: certificateGiven,
  'certificate checked': certificateChecked,
  'contact details': contactDetails,
  'postal address': postalAddress,
  occupants: household,
  situation,
  contact,
  'residence news': residenceNews,
};
