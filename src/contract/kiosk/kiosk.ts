import { kioskActsContract } from './acts.ts';
import { kioskDocumentsContract } from './documents.ts';
import { kioskFilesContract } from './files.ts';
import { kioskIdentityContract } from './identity.ts';
import { kioskMoneyContract } from './money.ts';
import { kioskPrintingContract } from './printing.ts';
import { stationContract } from './station.ts';

/** All that a kiosk's port may ask; nothing here searches or lists accounts. */
export const kioskContract = {
  station: stationContract,
  identity: kioskIdentityContract,
  money: kioskMoneyContract,
  documents: kioskDocumentsContract,
  files: kioskFilesContract,
  acts: kioskActsContract,
  printing: kioskPrintingContract,
};
