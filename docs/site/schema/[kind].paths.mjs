import { readSchemaPages } from '../schema-pages.mjs';

export default {
  watch: ['../../../schema.graphql'],
  paths: () => readSchemaPages().map(({ kind, content }) => ({ params: { kind }, content })),
};
