import { Field, ObjectType } from 'type-graphql';

@ObjectType({ description: 'A value of an enum, and what people read for it.', simpleResolvers: true })
export class GlobalEnumValue {
  @Field(() => String, { description: 'The value, as this API writes it.' })
  key!: string;

  @Field(() => String, { description: 'Chinese label.' })
  zh!: string;

  @Field(() => String, { description: 'English label.' })
  en!: string;
}

@ObjectType({ description: 'An enum with the labels of its values.', simpleResolvers: true })
export class GlobalEnum {
  @Field(() => String, { description: 'Name of the enum in this API.' })
  name!: string;

  @Field(() => [GlobalEnumValue], { description: 'Its values, in the order in which a client offers them.' })
  values!: readonly GlobalEnumValue[];
}
