// Compiles where graphql-ws is installed.
import { graphql } from '@campus-gateway/client';
import { createSubscriptions } from '@campus-gateway/client/subscriptions';

const Updates = graphql(`
  subscription Updates {
    orderUpdated {
      id
      remark
    }
  }
`);

export async function remarks(url: string, token: string): Promise<(string | null)[]> {
  const live = createSubscriptions({ url, token: () => token });
  const told: (string | null)[] = [];
  for await (const { orderUpdated } of live.subscribe(Updates, {})) told.push(orderUpdated.remark);
  return told;
}
