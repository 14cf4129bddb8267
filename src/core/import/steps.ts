export const DUE_STEP = 'Calcul des retards';
export const INDEX_STEP = 'Préparation de la recherche';
export const CREATION_STEP = 'Création des comptes';
