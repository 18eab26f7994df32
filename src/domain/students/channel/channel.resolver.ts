import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Int, Mutation, Resolver } from 'type-graphql';
import { ListQuery, OneQuery } from '../../../read/declare/root-queries.js';
import type { Context } from '../../context.js';
import { ChannelRecord, RecordChannelInput } from './channel-record.type.js';
import { ChannelFilter, ChannelOrder, ChannelRecordFilter, ChannelRecordOrder } from './channel.filter.js';
import { Channel, CreateChannelInput, UpdateChannelInput } from './channel.type.js';

@Resolver()
export class ChannelResolver {
  @ListQuery(Channel, {
    description: 'Promotion channels. Staff only.',
    filter: ChannelFilter,
    orderBy: { enum: ChannelOrder, default: ChannelOrder.ID_ASC },
  })
  channels!: never;

  @OneQuery(Channel, { description: 'One promotion channel. Staff only.' })
  channel!: never;

  @ListQuery(ChannelRecord, {
    description: 'Which channels brought which students: all for staff, students see by which they came.',
    filter: ChannelRecordFilter,
    orderBy: { enum: ChannelRecordOrder, default: ChannelRecordOrder.ID_ASC },
  })
  channelRecords!: never;

  @OneQuery(ChannelRecord, { description: 'One channel record.' })
  channelRecord!: never;

  @Mutation(() => Channel, {
    description:
      'Makes a promotion channel. Staff only. Errors: RELATED_MISSING, NOT_AN_IMAGE, PICTURE_TOO_LARGE, FILE_TOO_LARGE, UPLOAD_QUOTA_EXCEEDED.',
  })
  async createChannel(
    @Arg('input', () => CreateChannelInput, { description: 'What it is to be.' }) input: CreateChannelInput,
    @Ctx() { services, viewer, read }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return read.written(info, await services.channels.create(viewer, input));
  }

  @Mutation(() => Channel, {
    description:
      'Changes a promotion channel. Staff only. Errors: NOT_FOUND, RELATED_MISSING, NOT_AN_IMAGE, PICTURE_TOO_LARGE, FILE_TOO_LARGE, UPLOAD_QUOTA_EXCEEDED.',
  })
  async updateChannel(
    @Arg('id', () => Int, { description: 'The channel.' }) id: number,
    @Arg('input', () => UpdateChannelInput, { description: 'What is to change.' }) input: UpdateChannelInput,
    @Ctx() { services, viewer, read }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return read.written(info, await services.channels.update(viewer, id, input));
  }

  @Mutation(() => ChannelRecord, {
    description: 'Notes that a channel brought a student: staff of anybody, students of themselves. Errors: FORBIDDEN, RELATED_MISSING.',
  })
  async recordChannel(
    @Arg('input', () => RecordChannelInput, { description: 'The channel and the student.' }) input: RecordChannelInput,
    @Ctx() { services, viewer, read }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return read.written(info, await services.channels.record(viewer, input));
  }

  @Mutation(() => ChannelRecord, { description: 'Says whether a channel record counts. Staff only. Errors: NOT_FOUND.' })
  async setChannelRecordEffective(
    @Arg('id', () => Int, { description: 'The channel record.' }) id: number,
    @Arg('effective', () => Boolean, { description: 'Whether it counts.' }) effective: boolean,
    @Ctx() { services, viewer, read }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return read.written(info, await services.channels.setEffective(viewer, id, effective));
  }
}
