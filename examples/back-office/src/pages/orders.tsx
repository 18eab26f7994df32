import { graphql, type VariablesOf } from '@campus-gateway/client';
import { OrderStatus } from '@campus-gateway/client/schema';
import { useState } from 'react';
import { useQuery, useSubscription } from 'urql';
import { useLabels } from '../labels.js';
import { filled, useLanguage } from '../language.js';
import { Failure, Field, Loading, pageOf, Pager, SearchForm } from '../parts.js';
import { addressOf, useRoute } from '../route.js';

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
  const { search } = useRoute();
  const status = Object.values(OrderStatus).find((value) => value === search.get('status')) ?? null;
  const number = search.get('number') ?? '';
  const orderBy = search.get('sort') === 'oldest' ? 'ID_ASC' : 'ID_DESC';
  const filter: VariablesOf<typeof Orders>['filter'] = {
    ...(status !== null && { status: { eq: status } }),
    ...(number !== '' && { orderNumber: { contains: number } }),
  };
  const [{ data, error, fetching }, read] = useQuery({
    query: Orders,
    variables: { ...pageOf(search), filter, orderBy },
    requestPolicy: 'cache-and-network',
  });
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
      <SearchForm path="orders" key={search.toString()}>
        <Field label={t.searchOrders}>
          {(id) => <input id={id} name="number" type="search" defaultValue={number} inputMode="numeric" />}
        </Field>
        <Field label={t.status}>
          {(id) => (
            <select id={id} name="status" defaultValue={status ?? ''}>
              <option value="">{t.all}</option>
              {Object.values(OrderStatus).map((value) => (
                <option key={value} value={value}>
                  {label('OrderStatus', value)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={t.sort}>
          {(id) => (
            <select id={id} name="sort" defaultValue={search.get('sort') ?? ''}>
              <option value="">{t.newest}</option>
              <option value="oldest">{t.oldest}</option>
            </select>
          )}
        </Field>
      </SearchForm>
      <p role="status" aria-label={t.live} className="news">
        {news}
      </p>
      {error && <Failure error={error} />}
      {!data && fetching && <Loading />}
      {data && data.orders.nodes.length === 0 && <p>{t.empty}</p>}
      {data && data.orders.nodes.length > 0 && (
        <table role="table">
          <thead>
            <tr>
              <th scope="col">{t.number}</th>
              <th scope="col">{t.student}</th>
              <th scope="col">{t.status}</th>
              <th scope="col">{t.amount}</th>
              <th scope="col">{t.placed}</th>
            </tr>
          </thead>
          <tbody role="rowgroup">
            {data.orders.nodes.map((order) => (
              <tr role="row" key={order.id}>
                <th role="rowheader" scope="row" data-label={t.number}>
                  <a href={addressOf(`orders/${order.id}`)}>{order.orderNumber}</a>
                </th>
                <td role="cell" data-label={t.student}>
                  <a href={addressOf(`students/${order.student.id}`)}>{order.student.name || order.student.id}</a>
                </td>
                <td role="cell" data-label={t.status}>
                  {label('OrderStatus', order.status)}
                </td>
                <td role="cell" data-label={t.amount}>
                  {order.payFee ?? order.standardFee} {order.currency && label('Currency', order.currency)}
                </td>
                <td role="cell" data-label={t.placed}>
                  {time(order.createdAt)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {data && <Pager path="orders" search={search} info={data.orders.pageInfo} total={data.orders.totalCount} />}
    </>
  );
}
