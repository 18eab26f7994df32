import { graphql } from '@campus-gateway/client';
import { OrderStatus } from '@campus-gateway/client/schema';
import { useState } from 'react';
import { useQuery, useSubscription } from 'urql';
import { useLabels } from '../labels.js';
import { filled, useLanguage } from '../language.js';
import { List, Table, useListed } from '../list.js';
import { addressOf } from '../route.js';

const Orders = graphql(`
  query Orders($first: Int, $after: String, $last: Int, $before: String, $filter: OrderFilter, $orderBy: OrderOrder) {
    orders(first: $first, after: $after, last: $last, before: $before, filter: $filter, orderBy: $orderBy) {
      totalCount
      nodes {
        id
        orderNumber
        status
        standardFee
        payFee
        currency
        createdAt
        student {
          id
          name
        }
      }
      pageInfo {
        startCursor
        endCursor
        hasNextPage
        hasPreviousPage
      }
    }
  }
`);
const OrderUpdates = graphql(`
  subscription OrderUpdates {
    orderUpdated {
      id
      orderNumber
      status
      remark
      payFee
    }
  }
`);

export function OrdersPage() {
  const { t, time } = useLanguage();
  const label = useLabels();
  const { page, text, status, orderBy } = useListed(OrderStatus);
  const filter = {
    ...(status !== null && { status: { eq: status } }),
    ...(text !== '' && { orderNumber: { contains: text } }),
  };
  const [asking, read] = useQuery({ query: Orders, variables: { ...page, filter, orderBy }, requestPolicy: 'cache-and-network' });
  const [news, setNews] = useState('');
  // The cache changes what is shown; which orders belong to the page is asked anew.
  useSubscription({ query: OrderUpdates }, (_before, { orderUpdated }) => {
    setNews(filled(t.updated, { number: orderUpdated.orderNumber, status: label('OrderStatus', orderUpdated.status) }));
    read({ requestPolicy: 'network-only' });
    return { orderUpdated };
  });

  return (
    <>
      <h2>{t.orders}</h2>
      <p role="status" aria-label={t.live} className="news">
        {news}
      </p>
      <List
        path="orders"
        statuses={['OrderStatus', OrderStatus]}
        searched={t.searchOrders}
        connection={asking.data?.orders}
        asking={asking}
      >
        {(rows) => (
          <Table
            rows={rows}
            columns={[
              { head: t.number, cell: ({ id, orderNumber }) => <a href={addressOf(`orders/${id}`)}>{orderNumber}</a> },
              { head: t.student, cell: ({ student }) => <a href={addressOf(`students/${student.id}`)}>{student.name || student.id}</a> },
              { head: t.status, cell: (order) => label('OrderStatus', order.status) },
              {
                head: t.amount,
                cell: ({ payFee, standardFee, currency }) =>
                  `${payFee ?? standardFee} ${currency === null ? '' : label('Currency', currency)}`,
              },
              { head: t.placed, cell: ({ createdAt }) => time(createdAt) },
            ]}
          />
        )}
      </List>
    </>
  );
}
