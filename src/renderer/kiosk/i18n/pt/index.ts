import type { Catalogue } from '../fr/index.ts';
import { acts } from './acts.ts';
import { balance } from './balance.ts';
import { camera } from './camera.ts';
import { contactDetails } from './contact-details.ts';
import { contacts } from './contacts.ts';
import { debit } from './debit.ts';
import { display } from './display.ts';
import { documents } from './documents.ts';
import { frame } from './frame.ts';
import { help } from './help.ts';
import { home } from './home.ts';
import { identify } from './identify.ts';
import { idle } from './idle.ts';
import { insurance } from './insurance.ts';
import { leave } from './leave.ts';
import { library } from './library.ts';
import { motives } from './motives.ts';
import { payment } from './payment.ts';
import { print } from './print.ts';
import { proof } from './proof.ts';
import { refusals } from './refusals.ts';
import { request } from './request.ts';
import { space } from './space.ts';
import { start } from './start.ts';
import { values } from './values.ts';

/** Until a speaker of the language has read it, the page of languages says so. */
export const pt: Catalogue & { readonly reviewed: boolean } = {
  reviewed: false,
  frame,
  start,
  identify,
  home,
  proof,
  balance,
  display,
  idle,
  help,
  leave,
  refusals,
  values,
  payment,
  documents,
  insurance,
  request,
  contactDetails,
  space,
  debit,
  contacts,
  library,
  print,
  camera,
  acts,
  motives,
};
