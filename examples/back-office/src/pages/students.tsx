import { graphql } from '@campus-gateway/client';
import { StudentStatus } from '@campus-gateway/client/schema';
import { useQuery } from 'urql';
import { useLabels } from '../labels.js';
import { useLanguage } from '../language.js';
import { List, Table, useListed } from '../list.js';
import { addressOf } from '../route.js';

const Students = graphql(`
  query Students($first: Int, $after: String, $last: Int, $before: String, $filter: StudentFilter, $orderBy: StudentOrder) {
    students(first: $first, after: $after, last: $last, before: $before, filter: $filter, orderBy: $orderBy) {
      totalCount
      nodes {
        id
        name
        nickname
        wechat
        studentNumber
        status
        createdAt
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

export function StudentsPage() {
  const { t, time } = useLanguage();
  const label = useLabels();
  const { page, text, status, orderBy } = useListed(StudentStatus);
  const filter = {
    ...(status !== null && { status: { eq: status } }),
    ...(text !== '' && { or: [{ name: { contains: text } }, { wechat: { contains: text } }, { studentNumber: { startsWith: text } }] }),
  };
  const [asking] = useQuery({ query: Students, variables: { ...page, filter, orderBy }, requestPolicy: 'cache-and-network' });

  return (
    <>
      <h2>{t.students}</h2>
      <List
        path="students"
        statuses={['StudentStatus', StudentStatus]}
        searched={t.searchStudents}
        connection={asking.data?.students}
        asking={asking}
      >
        {(rows) => (
          <Table
            rows={rows}
            columns={[
              { head: t.name, cell: ({ id, name, nickname }) => <a href={addressOf(`students/${id}`)}>{name || nickname || id}</a> },
              { head: t.wechat, cell: ({ wechat }) => wechat },
              { head: t.studentNumber, cell: ({ studentNumber }) => studentNumber },
              { head: t.status, cell: (student) => label('StudentStatus', student.status) },
              { head: t.since, cell: ({ createdAt }) => time(createdAt) },
            ]}
          />
        )}
      </List>
    </>
  );
}
