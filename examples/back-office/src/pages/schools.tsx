import { graphql } from '@campus-gateway/client';
import { SchoolStatus } from '@campus-gateway/client/schema';
import { useMutation, useQuery } from 'urql';
import { useLabels } from '../labels.js';
import { useLanguage } from '../language.js';
import { List, useListed } from '../list.js';
import { Failure, Field } from '../parts.js';

const Schools = graphql(`
  query Schools($first: Int, $after: String, $last: Int, $before: String, $filter: SchoolFilter) {
    schools(first: $first, after: $after, last: $last, before: $before, filter: $filter) {
      totalCount
      nodes {
        id
        name
        status
        rejectReason
        owner {
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
const ApproveSchool = graphql(`
  mutation ApproveSchool($id: Int!) {
    approveSchool(id: $id) {
      id
      status
      rejectReason
    }
  }
`);
const RejectSchool = graphql(`
  mutation RejectSchool($id: Int!, $reason: String!) {
    rejectSchool(id: $id, reason: $reason) {
      id
      status
      rejectReason
    }
  }
`);

export function SchoolsPage({ mayJudge }: { readonly mayJudge: boolean }) {
  const { t } = useLanguage();
  const label = useLabels();
  const { page, status } = useListed(SchoolStatus);
  const filter = status === null ? {} : { status: { eq: status } };
  const [asking] = useQuery({ query: Schools, variables: { ...page, filter }, requestPolicy: 'cache-and-network' });

  return (
    <>
      <h2>{t.schools}</h2>
      <List path="schools" statuses={['SchoolStatus', SchoolStatus]} connection={asking.data?.schools} asking={asking}>
        {(rows) => (
          <ul className="cards">
            {rows.map((school) => (
              <li key={school.id} aria-label={school.name}>
                <h3>{school.name}</h3>
                <p role="status">
                  {label('SchoolStatus', school.status)}
                  {school.rejectReason && `: ${school.rejectReason}`}
                </p>
                <p>
                  {t.owner}: {school.owner?.name}
                </p>
                {mayJudge && school.status === 'WAITING' && <Judgement id={school.id} />}
              </li>
            ))}
          </ul>
        )}
      </List>
    </>
  );
}

function Judgement({ id }: { readonly id: number }) {
  const { t } = useLanguage();
  const [approving, approve] = useMutation(ApproveSchool);
  const [rejecting, reject] = useMutation(RejectSchool);
  const error = approving.error ?? rejecting.error;
  const busy = approving.fetching || rejecting.fetching;
  return (
    <>
      {error && <Failure error={error} />}
      <button disabled={busy} onClick={() => void approve({ id })}>
        {t.approve}
      </button>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void reject({ id, reason: String(new FormData(event.currentTarget).get('reason')).trim() });
        }}
      >
        <Field label={t.rejectReason}>{(field) => <input id={field} name="reason" required pattern=".*\S.*" maxLength={255} />}</Field>
        <button type="submit" disabled={busy}>
          {t.reject}
        </button>
      </form>
    </>
  );
}
