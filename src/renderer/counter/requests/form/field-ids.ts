import type { RequestField } from './request-form.ts';

/** The id of a field's control, by which its fault finds it. */
export function fieldId(field: RequestField): string {
  return `request-${field}`;
}

export const SEARCH_ID = 'request-search';
export const SAVE_ID = 'request-save';
export const URGENCY_ID = 'request-urgency';

/** Where the hands go for a fault. */
export function controlsOf(field: RequestField): readonly string[] {
  switch (field) {
    case 'words':
      return [fieldId('description')];
    case 'motive':
      return [fieldId('motive'), SEARCH_ID];
    case 'contactReach':
      return [fieldId('contactPhone')];
    case 'contactName':
      // Where people of the lease are listed, the name itself is not shown.
      return [fieldId('contactName'), fieldId('contactPhone')];
    default:
      return [fieldId(field)];
  }
}
