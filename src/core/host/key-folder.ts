/** Folder of the data folder that holds the key and what belongs to it: beside the backups, never among them. */
export const KEY_FOLDER = 'cle';
