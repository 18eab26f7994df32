import { registerEnumType } from 'type-graphql';
import { ConversionStatus, CreditTransferStatus, ScoreStatus } from '../../generated/prisma/enums.js';
import { describedBy } from '../enums/label.js';
import { CONVERSION_STATUS, CREDIT_TRANSFER_STATUS, SCORE_STATUS } from './study.labels.js';

registerEnumType(ScoreStatus, {
  name: 'ScoreStatus',
  description: 'Where the score of an enrolment stands.',
  valuesConfig: describedBy(SCORE_STATUS),
});

registerEnumType(ConversionStatus, {
  name: 'ConversionStatus',
  description: 'Where the credit conversion of one enrolment stands.',
  valuesConfig: describedBy(CONVERSION_STATUS),
});

registerEnumType(CreditTransferStatus, {
  name: 'CreditTransferStatus',
  description: "Where a student's credit transfer for a whole project stands.",
  valuesConfig: describedBy(CREDIT_TRANSFER_STATUS),
});

export { ConversionStatus, CreditTransferStatus, ScoreStatus };
