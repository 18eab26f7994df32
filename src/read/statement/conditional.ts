import {
  type DocumentNode,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  Kind,
  type SelectionNode,
  getDirectiveValues,
  visit,
} from 'graphql';

type Variables = Readonly<Record<string, unknown>>;

/*
 * `@skip` and `@include`: whether a selection is taken is decided here, for rights, plans and answers alike. Limits don't ask: what
 * a document may cost and how much its filters may ask is counted as if everything in it was taken.
 */

/** Whether a field or fragment is part of the answer. Throws where its condition has no value in these variables. */
export function isTaken(selection: SelectionNode, variables: Variables): boolean {
  if (selection.directives === undefined || selection.directives.length === 0) return true;
  if (getDirectiveValues(GraphQLSkipDirective, selection, variables)?.['if'] === true) return false;
  return getDirectiveValues(GraphQLIncludeDirective, selection, variables)?.['if'] !== false;
}

/**
 * What variables decide by conditions, as a text: equal where the same selections of the document are taken. Undefined where a
 * condition is null, which is an error that graphql-js words.
 */
export function choiceOf(document: DocumentNode): (variables: Variables) => string | undefined {
  const names = conditionVariables(document);
  return (variables) => {
    const choices = names.map((name) => variables[name]);
    // A condition of another operation in the document has no value here.
    return choices.includes(null) ? undefined : choices.map((choice) => (choice === true ? '1' : '0')).join('');
  };
}

function conditionVariables(document: DocumentNode): readonly string[] {
  const names = new Set<string>();
  visit(document, {
    Directive({ name, arguments: given = [] }) {
      if (name.value !== GraphQLSkipDirective.name && name.value !== GraphQLIncludeDirective.name) return;
      for (const { value } of given) if (value.kind === Kind.VARIABLE) names.add(value.name.value);
    },
  });
  return [...names];
}
