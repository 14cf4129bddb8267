/** Names and words of domain.md §D, with the marks of design.md §6 and both writings of accents. */
export const TEXTS = [
  "D'ARC D’ARC DʼARC D`ARC LE GALL N'DIAYE ÉLODIE Élodie É LECŒUR œuvre NOËL L'HAŸ ÿ FRANÇOIS Fañch",
  'MARTIN--DURAND MARTIN‐DURAND MARTIN‑DURAND MARTIN–DURAND DURAND épouse MARTIN née M. et Mme',
  'ŁUKASZEWICZ Ł ł Şöhret ğ Ğ ş ı İ ø Ø đ Đ ß æ Æ å Å ő ű č ž š ț ă',
  'ÀÂÄÉÈÊËÎÏÔÖÙÛÜŸÇŒ àâäéèêëîïôöùûüÿçœ',
  '« » ; : ! ? € % − – — … · ’ ( ) [ ] / & @ # + * = ° ᵉʳ º ª',
  'n°\u00a012, 1\u202f234,56\u202f€ 0123456789',
];
