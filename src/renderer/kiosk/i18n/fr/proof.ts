export const proof = {
  codeTitle: 'Avez-vous un code du guichet ?',
  codeLead:
    'Cette page demande une preuve de plus. Un agent donne le code en une minute ; il sert une seule fois.',
  code: 'Code du guichet',
  codeHint: 'Comme ABCD-EFGH',
  usePassword: 'Utiliser mon mot de passe',
  passwordTitle: 'Quel est votre mot de passe ?',
  passwordLead: "Celui de votre espace locataire. Il ne s'affiche pas et n'est pas gardé.",
  password: 'Mot de passe',
  passwordHint: 'Chaque caractère tapé montre un point.',
  useCode: 'Utiliser un code du guichet',
  checking: 'Vérification en cours',
  noneTitle: 'Adressez-vous au guichet',
  noneLead: 'Cette page demande un code. Un agent vous le donne en une minute.',
} as const;
