import { graphql } from '@campus-gateway/client';
import { StudentStatus } from '@campus-gateway/client/schema';
import { useQuery } from 'urql';
import { useLabels } from '../labels.js';
import { useLanguage } from '../language.js';
import { Failure, Field, Loading, pageOf, Pager, SearchForm } from '../parts.js';
import { addressOf, useRoute } from '../route.js';

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
  const { search } = useRoute();
  const text = search.get('text') ?? '';
  const status = Object.values(StudentStatus).find((value) => value === search.get('status')) ?? null;
  const [{ data, error, fetching }] = useQuery({
    query: Students,
    variables: {
      ...pageOf(search),
      filter: {
        ...(status !== null && { status: { eq: status } }),
        ...(text !== '' && {
          or: [{ name: { contains: text } }, { wechat: { contains: text } }, { studentNumber: { startsWith: text } }],
        }),
      },
      orderBy: search.get('sort') === 'oldest' ? 'ID_ASC' : 'ID_DESC',
    },
    requestPolicy: 'cache-and-network',
  });

  return (
    <>
      <h2>{t.students}</h2>
      <SearchForm path="students" key={search.toString()}>
        <Field label={t.searchStudents}>{(id) => <input id={id} name="text" type="search" defaultValue={text} maxLength={100} />}</Field>
        <Field label={t.status}>
          {(id) => (
            <select id={id} name="status" defaultValue={status ?? ''}>
              <option value="">{t.all}</option>
              {Object.values(StudentStatus).map((value) => (
                <option key={value} value={value}>
                  {label('StudentStatus', value)}
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
      {error && <Failure error={error} />}
      {!data && fetching && <Loading />}
      {data && data.students.nodes.length === 0 && <p>{t.empty}</p>}
      {data && data.students.nodes.length > 0 && (
        <table role="table">
          <thead>
            <tr>
              <th scope="col">{t.name}</th>
              <th scope="col">{t.wechat}</th>
              <th scope="col">{t.studentNumber}</th>
              <th scope="col">{t.status}</th>
              <th scope="col">{t.since}</th>
            </tr>
          </thead>
          <tbody role="rowgroup">
            {data.students.nodes.map((student) => (
              <tr role="row" key={student.id}>
                <th role="rowheader" scope="row" data-label={t.name}>
                  <a href={addressOf(`students/${student.id}`)}>{student.name || student.nickname || student.id}</a>
                </th>
                <td role="cell" data-label={t.wechat}>
                  {student.wechat}
                </td>
                <td role="cell" data-label={t.studentNumber}>
                  {student.studentNumber}
                </td>
                <td role="cell" data-label={t.status}>
                  {label('StudentStatus', student.status)}
                </td>
                <td role="cell" data-label={t.since}>
                  {time(student.createdAt)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {data && <Pager path="students" search={search} info={data.students.pageInfo} total={data.students.totalCount} />}
    </>
  );
}
