import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import { ListQuery, OneQuery } from '../../../read/declare/root-queries.js';
import type { Context } from '../../context.js';
import { RecommendationFilter, RecommendationOrder } from './recommendation.filter.js';
import { Recommendation, RecommendStudentInput } from './recommendation.type.js';

@Resolver()
export class RecommendationResolver {
  @ListQuery(Recommendation, {
    description: 'Which students invited which: all for staff, students whom they brought themselves and who brought them.',
    filter: RecommendationFilter,
    orderBy: { enum: RecommendationOrder, default: RecommendationOrder.ID_ASC },
  })
  recommendations!: never;

  @OneQuery(Recommendation, { description: 'One recommendation.' })
  recommendation!: never;

  @Mutation(() => Recommendation, {
    description:
      'Notes that one student invited another: staff of anybody, students who invited them. Errors: FORBIDDEN, RECOMMENDED_SELF, RELATED_MISSING.',
  })
  async recommendStudent(
    @Arg('input', () => RecommendStudentInput, { description: 'Who invited whom.' }) input: RecommendStudentInput,
    @Ctx() { services, viewer, read }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return read.written(info, await services.recommendations.recommend(viewer, input));
  }
}
