import type { Translated } from '../catalogue.ts';
import type { identify as fr } from '../fr/identify.ts';

export const identify: Translated<typeof fr> = {
  referenceTitle: 'What is your reference?',
  referenceLead: 'Hold the code of your rent notice under the reader, or type the reference.',
  referenceTop:
    'Hold the code of your rent notice under the reader, or type the reference printed at the top.',
  referenceTopLeft:
    'Hold the code of your rent notice under the reader, or type the reference printed at the top left.',
  referenceTopRight:
    'Hold the code of your rent notice under the reader, or type the reference printed at the top right.',
  reference: 'Reference',
  referenceHint: 'Just as it is printed on the notice',
  camera: 'Read with the camera',
  birthTitle: 'What is your date of birth?',
  birthLead: 'The day, the month, then the year.',
  birth: 'Date of birth',
  birthHint: 'For example 05/03/1972',
  nameTitle: 'What is your surname?',
  nameLead: 'The name on your lease.',
  name: 'Surname',
  firstNameTitle: 'What is your first name?',
  firstNameLead: 'The first of them is enough.',
  firstName: 'First name',
  again: 'Type it a second time',
  againLead: 'To pay into the right account: the same reference, once more.',
  payLead: 'To pay, your reference is enough. No name and no balance is shown.',
  checking: 'Checking',
  picture: 'The reference is circled on the rent notice.',
  guichetTitle: 'Go to the counter',
  guichetLead: 'A member of staff will help you, with your rent notice or an identity document.',
  cameraTitle: 'Show the code of your notice',
  cameraLead: 'Hold the notice in front of the camera, with the code flat. It is read by itself.',
  cameraNone: 'The camera does not answer. Type the reference.',
  cameraPicture: 'Camera picture',
  waitTitle: 'Wait {count} seconds',
};
