import type { ContractChoices } from '../../../generated/contracts.js';

/** What may be chosen in the fields of an endpoint, as its contract says. Of a field without an `enum` there is nothing to choose. */
export type ChoicesOf<Endpoint extends string> = Endpoint extends keyof ContractChoices ? ContractChoices[Endpoint] : unknown;
