/** The scenarios' questions in PostGraphile's own words; aliases name the answers as the gateway does. */
const PROJECT = /* GraphQL */ `
  query Project($id: Int!) {
    project: projectByRowId(rowId: $id) {
      id: rowId
      name
      startDate
      endDate
      address
      info
      applyFee
      courseNum
      maxNum
      active
      createdAt
    }
  }
`;

const PROJECTS = /* GraphQL */ `
  query Projects($offset: Int!) {
    projects: allProjects(first: 20, offset: $offset, orderBy: ROW_ID_ASC) {
      nodes {
        id: rowId
        name
        startDate
        endDate
        address
        applyFee
        courseNum
        createdAt
        campus: campusByCampusId {
          id: rowId
          name
          info
        }
        fees: projectFeesByProjectId(orderBy: COURSE_NUMBER_ASC) {
          nodes {
            id: rowId
            courseNumber
            fee
          }
        }
      }
    }
  }
`;

const ORDERS = /* GraphQL */ `
  query Orders($first: Int!, $status: OrderStatus!, $from: Datetime!) {
    orders: allOrders(first: $first, condition: { status: $status, createdFrom: $from }, orderBy: [CREATED_AT_DESC, ROW_ID_DESC]) {
      nodes {
        id: rowId
        orderNumber
        status
        currency
        payment
        standardFee
        payFee
        remark
        createdAt
        student: studentByStudentId {
          id: rowId
          name
          phone
          email
          cschool
        }
        lines: orderLinesByOrderId(orderBy: ROW_ID_ASC) {
          nodes {
            id: rowId
            courseNum
            courseFee
            project: projectByProjectId {
              id: rowId
              name
              startDate
              endDate
              address
              applyFee
              campus: campusByCampusId {
                id: rowId
                name
                info
                campusType: campusTypeByCampusTypeId {
                  id: rowId
                  title
                }
              }
            }
          }
        }
        proof: paymentByOrderId {
          id: rowId
          accountNumber
          accountName
          openingBank
          payDate
          amount
        }
      }
    }
  }
`;

/** By the scenario's name. */
export const DOCUMENTS: Readonly<Record<string, string>> = { project: PROJECT, projects: PROJECTS, orders: ORDERS, 'orders-100': ORDERS };

export const ADD_CART_LINE = /* GraphQL */ `
  mutation AddCartLine($input: AddCartLineInput!) {
    addCartLine(input: $input) {
      id: rowId
      courseFee
      status
      project: projectByProjectId {
        id: rowId
        name
      }
    }
  }
`;

export const ORDER_CART = /* GraphQL */ `
  mutation OrderCart($input: OrderCartInput!) {
    orderCart(input: $input) {
      status
      currency
      payment
      standardFee
      student: studentByStudentId {
        id: rowId
        name
      }
      lines: orderLinesByOrderId(orderBy: ROW_ID_ASC) {
        nodes {
          courseNum
          courseFee
          project: projectByProjectId {
            id: rowId
            name
            campus: campusByCampusId {
              id: rowId
              name
            }
          }
        }
      }
    }
  }
`;
