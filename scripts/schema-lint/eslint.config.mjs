// graphql-eslint's recommended rules for schema.graphql: `npm run schema:lint`. What they leave out here has its reason beside it.
import graphql from '@graphql-eslint/eslint-plugin';

const { rules } = graphql.configs['flat/schema-recommended'];
const [severity, naming] = rules['@graphql-eslint/naming-convention'];
const { 'ObjectTypeDefinition,ObjectTypeExtension': objectNames, ...otherNames } = naming;

export default [
  {
    files: ['schema.graphql'],
    languageOptions: { parser: graphql.parser, parserOptions: { graphQLConfig: { schema: './schema.graphql' } } },
    plugins: { '@graphql-eslint': graphql },
    rules: {
      ...rules,
      '@graphql-eslint/naming-convention': [
        severity,
        // A campus has a type: the word is the business', not GraphQL's.
        { ...otherNames, 'ObjectTypeDefinition[name.value!=CampusType]': objectNames },
      ],
      // It takes no exceptions. orderNumber, studentNumber and adjustmentNumber are what is printed on papers, beside `id`; campusType
      // would be a `type` that collides with the word in every client's code; Node.nodeId is what PostGraphile calls it, too.
      '@graphql-eslint/no-typename-prefix': 'off',
      '@graphql-eslint/strict-id-in-types': [
        'error',
        {
          // Ids are numbers that clients have used from the start; the global one is nodeId (docs/architecture.md).
          acceptedIdTypes: ['Int', 'String'],
          exceptions: {
            // Pages and their items are nothing by themselves.
            suffixes: ['Connection', 'Edge'],
            types: [
              'PageInfo',
              // What a mutation answers once and nothing keeps under an id.
              'LineLogin',
              'PupilPassword',
              'RenewedToken',
              'Session',
              // Found by their names.
              'GlobalEnum',
              'GlobalEnumValue',
              // Parts of what has an id: a delivery of its message and receiver, a chat's user and the viewer of an account.
              'ChatDelivery',
              'ChatUser',
              'Viewer',
            ],
          },
        },
      ],
    },
  },
];
