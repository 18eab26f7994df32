import { type GatewayClient, graphql, type ResultOf } from '@campus-gateway/client';

const Courses = graphql(`
  query EveryCourse($after: String) {
    courses(first: 100, after: $after, orderBy: ID_ASC) {
      nodes {
        id
        name
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);
type Page = ResultOf<typeof Courses>['courses'];

export async function* everyCourse(gateway: GatewayClient): AsyncGenerator<Page['nodes'][number]> {
  let after: string | null = null;
  do {
    const { nodes, pageInfo }: Page = (await gateway.request(Courses, { after })).courses;
    yield* nodes;
    after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
  } while (after !== null);
}
