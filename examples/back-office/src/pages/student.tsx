import { graphql } from '@campus-gateway/client';
import { useQuery } from 'urql';
import { useLabels } from '../labels.js';
import { useLanguage } from '../language.js';
import { Failure, Loading, Picture } from '../parts.js';
import { addressOf } from '../route.js';

const StudentQuery = graphql(`
  query Student($id: Int!) {
    student(id: $id) {
      id
      name
      nickname
      status
      phone
      wechat
      studentNumber
      cardFrontUrl
      cardBackUrl
      transcriptUrl
      orders(first: 20) {
        nodes {
          id
          orderNumber
          status
        }
      }
    }
  }
`);

export function StudentPage({ id }: { readonly id: number }) {
  const { t } = useLanguage();
  const label = useLabels();
  const [{ data, error, fetching }, read] = useQuery({ query: StudentQuery, variables: { id }, requestPolicy: 'cache-and-network' });
  if (error && !data) return <Failure error={error} />;
  if (!data && fetching) return <Loading />;
  const student = data?.student ?? null;
  if (student === null) return <p role="alert">{t.notFound}</p>;
  const pictures = [
    { address: student.cardFrontUrl, alt: t.cardFront },
    { address: student.cardBackUrl, alt: t.cardBack },
    { address: student.transcriptUrl, alt: t.transcript },
  ];

  return (
    <>
      <p>
        <a href={addressOf('students')}>{t.back}</a>
      </p>
      <h2>{student.name || student.nickname || student.id}</h2>
      <dl>
        <dt>{t.status}</dt>
        <dd>{label('StudentStatus', student.status)}</dd>
        <dt>{t.phone}</dt>
        <dd>{student.phone}</dd>
        <dt>{t.wechat}</dt>
        <dd>{student.wechat}</dd>
        <dt>{t.studentNumber}</dt>
        <dd>{student.studentNumber}</dd>
        <dt>{t.orders}</dt>
        <dd>
          <ul>
            {student.orders.nodes.map((order) => (
              <li key={order.id}>
                <a href={addressOf(`orders/${order.id}`)}>{order.orderNumber}</a> {label('OrderStatus', order.status)}
              </li>
            ))}
          </ul>
        </dd>
      </dl>
      <section aria-labelledby="papers">
        <h3 id="papers">{t.card}</h3>
        <div className="pictures">
          {pictures.map(
            ({ address, alt }) =>
              address !== null && (
                <Picture key={alt} address={address} alt={alt} readAnew={() => read({ requestPolicy: 'network-only' })} />
              ),
          )}
        </div>
      </section>
    </>
  );
}
