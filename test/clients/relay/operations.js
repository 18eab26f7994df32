// What relay-compiler finds; nobody runs it.
import { graphql } from 'relay-runtime';

export const list = graphql`
  fragment operations_list on Query
  @argumentDefinitions(count: { type: "Int", defaultValue: 2 }, cursor: { type: "String" })
  @refetchable(queryName: "operationsPageQuery") {
    courses(first: $count, after: $cursor, orderBy: ID_ASC) @connection(key: "operations_list_courses") {
      edges {
        node {
          id
          ...operations_course
        }
      }
    }
  }
`;

export const course = graphql`
  fragment operations_course on Course @refetchable(queryName: "operationsCourseQuery") {
    name
  }
`;

export const listQuery = graphql`
  query operationsListQuery {
    ...operations_list
  }
`;

export const renaming = graphql`
  mutation operationsRenameMutation($id: Int!, $input: UpdateCourseInput!) {
    updateCourse(id: $id, input: $input) {
      ...operations_course
    }
  }
`;

export const remarking = graphql`
  mutation operationsRemarkMutation($id: Int!, $input: RemarkOrderInput!) {
    remarkOrder(id: $id, input: $input) {
      remark
    }
  }
`;

export const updates = graphql`
  subscription operationsUpdatesSubscription {
    orderUpdated {
      id
      remark
    }
  }
`;
