import { Ctx, Query, Resolver } from 'type-graphql';
import { requireViewer } from '../../access/authorize.js';
import type { Context } from '../context.js';
import { GlobalEnum } from './global-enum.type.js';
import { GLOBAL_ENUMS } from './global-enums.js';

@Resolver()
export class GlobalEnumResolver {
  @Query(() => [GlobalEnum], { description: 'Every enum with Chinese and English labels, for clients that offer choices.' })
  globalEnums(@Ctx() { viewer }: Context): readonly GlobalEnum[] {
    requireViewer(viewer);
    return GLOBAL_ENUMS;
  }
}
