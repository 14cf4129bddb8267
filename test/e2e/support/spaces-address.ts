/** Where the tenants' pages are, as the portal tells it. */
export const PAGES = 'https://locataires.cchartres.example/espace';
