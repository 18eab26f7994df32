import { graphql, type ResultOf } from '@campus-gateway/client';
import { useRef, useState } from 'react';
import { useMutation, useQuery, useSubscription } from 'urql';
import { useLabels } from '../labels.js';
import { useLanguage } from '../language.js';
import { Failure, Field, Loading, Picture } from '../parts.js';
import { addressOf } from '../route.js';

const OrderQuery = graphql(`
  query Order($id: Int!) {
    order(id: $id) {
      id
      orderNumber
      status
      standardFee
      payFee
      currency
      remark
      createdAt
      student {
        id
        name
      }
      lines {
        id
        courseNum
        courseFee
        project {
          id
          name
        }
      }
      proof {
        id
        accountName
        payDate
        imageUrl
      }
    }
  }
`);
const OrderUpdate = graphql(`
  subscription OrderUpdate($id: Int!) {
    orderUpdated(id: $id) {
      id
      status
      remark
      payFee
    }
  }
`);
const ConfirmOrder = graphql(`
  mutation ConfirmOrder($id: Int!) {
    confirmOrder(id: $id) {
      id
      status
    }
  }
`);
const FailOrder = graphql(`
  mutation FailOrder($id: Int!) {
    failOrder(id: $id) {
      id
      status
    }
  }
`);
const RemarkOrder = graphql(`
  mutation RemarkOrder($id: Int!, $remark: String!) {
    remarkOrder(id: $id, input: { remark: $remark }) {
      id
      remark
    }
  }
`);
type Order = NonNullable<ResultOf<typeof OrderQuery>['order']>;

export function OrderPage({ id, mayJudge }: { readonly id: number; readonly mayJudge: boolean }) {
  const { t, time } = useLanguage();
  const label = useLabels();
  const [{ data, error, fetching }, read] = useQuery({ query: OrderQuery, variables: { id }, requestPolicy: 'cache-and-network' });
  useSubscription({ query: OrderUpdate, variables: { id } });
  if (error && !data) return <Failure error={error} />;
  if (!data && fetching) return <Loading />;
  const order = data?.order ?? null;
  if (order === null) return <p role="alert">{t.notFound}</p>;

  return (
    <>
      <p>
        <a href={addressOf('orders')}>{t.back}</a>
      </p>
      <h2>
        {t.number} {order.orderNumber}
      </h2>
      <dl>
        <dt>{t.status}</dt>
        <dd role="status" aria-label={t.status}>
          {label('OrderStatus', order.status)}
        </dd>
        <dt>{t.student}</dt>
        <dd>
          <a href={addressOf(`students/${order.student.id}`)}>{order.student.name || order.student.id}</a>
        </dd>
        <dt>{t.amount}</dt>
        <dd>
          {order.payFee ?? order.standardFee} {order.currency && label('Currency', order.currency)}
        </dd>
        <dt>{t.placed}</dt>
        <dd>{time(order.createdAt)}</dd>
        <dt>{t.projects}</dt>
        <dd>
          <ul>
            {order.lines.map(({ id: lineId, project, courseNum, courseFee }) => (
              <li key={lineId}>
                {project.name}: {courseNum} {t.courses}, {courseFee}
              </li>
            ))}
          </ul>
        </dd>
      </dl>
      {mayJudge && order.status === 'TO_CONFIRM' && <Judgement order={order} />}
      <Remark order={order} />
      <section aria-labelledby="proof">
        <h3 id="proof">{t.proof}</h3>
        {order.proof === null ? (
          <p>{t.noProof}</p>
        ) : (
          <>
            <p>
              {t.payer}: {order.proof.accountName} · {t.payDate}: {order.proof.payDate}
            </p>
            <Picture address={order.proof.imageUrl} alt={t.proof} readAnew={() => read({ requestPolicy: 'network-only' })} />
          </>
        )}
      </section>
    </>
  );
}

/** Asks before it judges: neither can be taken back. */
function Judgement({ order: { id } }: { readonly order: Order }) {
  const { t } = useLanguage();
  const [confirming, confirm] = useMutation(ConfirmOrder);
  const [failing, fail] = useMutation(FailOrder);
  const [asked, setAsked] = useState<'confirm' | 'fail' | null>(null);
  const dialog = useRef<HTMLDialogElement>(null);
  const error = confirming.error ?? failing.error;
  const busy = confirming.fetching || failing.fetching;
  const ask = (what: 'confirm' | 'fail') => {
    setAsked(what);
    dialog.current?.showModal();
  };

  return (
    <section aria-label={t.status}>
      {error && <Failure error={error} />}
      <div className="actions">
        <button disabled={busy} onClick={() => ask('confirm')}>
          {t.confirm}
        </button>
        <button disabled={busy} onClick={() => ask('fail')}>
          {t.fail}
        </button>
      </div>
      <dialog ref={dialog} aria-labelledby="question">
        <form
          method="dialog"
          onSubmit={() => {
            void (asked === 'confirm' ? confirm({ id }) : fail({ id }));
          }}
        >
          <p id="question">{asked === 'confirm' ? t.confirmAsk : t.failAsk}</p>
          <div className="actions">
            <button type="submit">{t.yes}</button>
            <button type="button" onClick={() => dialog.current?.close()}>
              {t.no}
            </button>
          </div>
        </form>
      </dialog>
    </section>
  );
}

function Remark({ order: { id, remark } }: { readonly order: Order }) {
  const { t } = useLanguage();
  const [{ data, error, fetching }, write] = useMutation(RemarkOrder);
  return (
    // What others write meanwhile is shown: the form begins anew with it.
    <form
      key={remark}
      className="remark"
      onSubmit={(event) => {
        event.preventDefault();
        void write({ id, remark: String(new FormData(event.currentTarget).get('remark')) });
      }}
    >
      <Field label={t.remark}>
        {(field) => <textarea id={field} name="remark" maxLength={255} rows={2} defaultValue={remark ?? ''} />}
      </Field>
      <button type="submit" disabled={fetching}>
        {t.save}
      </button>
      <span role="status">{data && !error ? t.saved : ''}</span>
      {error && <Failure error={error} />}
    </form>
  );
}
