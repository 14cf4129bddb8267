/** A responsable's code for one act of a clerk. */
export const approval = {
  title: 'Qui autorise cette opération\u202f?',
  who: 'Responsable',
  choose: 'Choisir un responsable',
  needWho: 'Choisissez le responsable qui autorise.',
  alone: '{{name}}, {{jobTitle}}',
  pinHelp: "L'autorisation est donnée au sixième chiffre.",
  usePin: 'Entrer le code à six chiffres',
  needPassword: 'Indiquez le mot de passe.',
  authorise: 'Autoriser',
  authorising: 'Vérification…',
  close: 'Revenir sans autoriser',
  given: 'Autorisé par {{name}}.',
  none: "Aucun responsable n'est inscrit sur ce poste",
  noneText: "Un responsable doit d'abord se connecter une fois ici. Votre saisie est gardée.",
} as const;
