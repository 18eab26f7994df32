/** GraphQL's Int ends here, and the database's; no record has an id beyond it. */
export const MAX_INT = 2 ** 31 - 1;
