// The same package by require.
const { createClient, graphql } = require('@campus-gateway/client');
const { keys } = require('@campus-gateway/client/urql');

const client = createClient({ url: process.env.GATEWAY_URL });
client.request(graphql('{ __typename }')).then((data) => console.log(JSON.stringify({ data, viewer: keys.Viewer({ accountId: 7 }) })));
