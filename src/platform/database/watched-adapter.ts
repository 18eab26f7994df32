import type { SqlMigrationAwareDriverAdapterFactory, SqlQueryable } from '@prisma/driver-adapter-utils';
import { part } from '../observe/call.js';

/** Prisma's way to a database, with its statements as parts of the calls that they belong to. */
export function watched(factory: SqlMigrationAwareDriverAdapterFactory): SqlMigrationAwareDriverAdapterFactory {
  const connect = factory.connect.bind(factory);
  factory.connect = async () => {
    const connection = watchStatements(await connect());
    const startTransaction = connection.startTransaction.bind(connection);
    connection.startTransaction = async (isolation) => watchStatements(await startTransaction(isolation));
    return connection;
  };
  return factory;
}

function watchStatements<Connection extends SqlQueryable>(connection: Connection): Connection {
  const queryRaw = connection.queryRaw.bind(connection);
  const executeRaw = connection.executeRaw.bind(connection);
  connection.queryRaw = (query) => part('statement', query.sql, () => queryRaw(query));
  connection.executeRaw = (query) => part('statement', query.sql, () => executeRaw(query));
  return connection;
}
