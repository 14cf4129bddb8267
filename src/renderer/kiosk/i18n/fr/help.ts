export const help = {
  title: "Besoin d'aide ?",
  lead: "Un agent peut venir jusqu'à vous.",
  call: 'Appeler un agent',
  contacts: 'Contacts utiles',
  calledTitle: 'Un agent est prévenu',
  called: 'Le guichet a reçu votre appel. Restez près de la borne.',
  laterTitle: "Le guichet n'a pas pu être prévenu",
  later:
    'La borne est hors ligne. Votre appel partira dès que possible ; en attendant, adressez-vous au guichet.',
  emergency: 'Urgence technique : {phone}',
  how1: 'Une question par page. Touchez la réponse, puis Continuer.',
  how2: 'Terminer efface tout, à tout moment.',
} as const;
