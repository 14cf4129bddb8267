/** Why an exchange with the ERP or a decision could not be made: a French sentence for a person of the landlord. */
export class ErpFault extends Error {
  override readonly name = 'ErpFault';
}
