/** How moments are said. */
export const values = {
  when: '{day} à {hour}',
  today: "aujourd'hui",
} as const;
