import { createServer } from 'node:http';
import { NoSchemaIntrospectionCustomRule } from 'graphql';
import { createSchema, createYoga, type Plugin } from 'graphql-yoga';
import { openPrisma } from '../prisma/client.js';
import { createContext } from '../prisma/context.js';
import { resolvers, typeDefs } from '../sdl/schema.js';
import { HOST, readSettings } from '../settings.js';

const { port, databaseUrl } = readSettings();
const prisma = await openPrisma(databaseUrl);

/** As @graphql-yoga/plugin-disable-introspection does it. */
const noIntrospection: Plugin = {
  onValidate: ({ addValidationRule }) => addValidationRule(NoSchemaIntrospectionCustomRule),
};

// Its cache of parsed and validated documents is on by default.
const yoga = createYoga({
  schema: createSchema({ typeDefs, resolvers }),
  context: () => createContext(prisma),
  plugins: [noIntrospection],
  graphiql: false,
  landingPage: false,
  logging: false,
});

createServer(yoga).listen(port, HOST);
