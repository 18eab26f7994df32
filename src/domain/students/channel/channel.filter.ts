import { DateFilter, IntFilter, StringFilter, filterInput, orderEnum } from '../../../read/declare/filter-input.js';

export const ChannelFilter = filterInput('ChannelFilter', { id: IntFilter, name: StringFilter, staffId: IntFilter, planDate: DateFilter });
export const ChannelOrder = orderEnum('ChannelOrder', { ID: 'id' });

export const ChannelRecordFilter = filterInput('ChannelRecordFilter', { id: IntFilter, channelId: IntFilter, studentId: IntFilter });
export const ChannelRecordOrder = orderEnum('ChannelRecordOrder', { ID: 'id' });
