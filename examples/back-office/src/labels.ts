import { graphql } from '@campus-gateway/client';
import { useCallback } from 'react';
import { useQuery } from 'urql';
import { useLanguage } from './language.js';

const LabelsQuery = graphql(`
  query Labels {
    globalEnums {
      name
      values {
        key
        zh
        en
      }
    }
  }
`);

/** Names of the schema's enums for people, as the gateway has them. */
export function useLabels(): (name: string, key: string) => string {
  const { locale } = useLanguage();
  const [{ data }] = useQuery({ query: LabelsQuery });
  return useCallback(
    (name, key) => data?.globalEnums.find((found) => found.name === name)?.values.find((value) => value.key === key)?.[locale] ?? key,
    [data, locale],
  );
}
