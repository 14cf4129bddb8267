/** Words of the window itself: keys, connection, faults of the screen, drafts. */
export const app = {
  opening: 'Ouverture du guichet',
  failure: {
    title: "L'opération n'a pas pu être faite",
    kept: 'Votre saisie est gardée.',
    next: 'Recommencez ; si cela se répète, donnez ce code à votre support.',
  },
  fault: {
    title: "Cet écran s'est interrompu",
    happened: "L'affichage a rencontré une erreur. Les autres écrans continuent de fonctionner.",
    kept: 'Ce qui est enregistré le reste, et vos brouillons sont gardés.',
    next: "Revenez à l'accueil. Si cela se répète, donnez ce code à votre support.",
    home: "Revenir à l'accueil",
  },
  lost: {
    title: 'Reconnexion…',
    text: "La liaison avec le programme de ce poste s'est interrompue. Vos brouillons sont gardés.",
    next: 'Au retour, entrez votre code pour reprendre.',
  },
  notCounter: "Cette fenêtre n'est pas celle d'un guichet.",
} as const;
