/** What names a file. */
export type AttachmentOwner = 'certificate' | 'request' | 'dossier' | 'mandate' | 'document';
