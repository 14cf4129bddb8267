/** As the portal's staff reads it of a kiosk; that of package.json. */
export const PROGRAM_VERSION = '0.1.0';
