import { MaxLength, MinLength } from 'class-validator';
import { Field, InputType } from 'type-graphql';

/** Longer than any code of LINE's or ours. */
const MAX_CODE = 1000;

@InputType({ description: 'A LINE account to bind. One of the two is given; the code where both are.' })
export class BindLineInput {
  @Field(() => String, { nullable: true, description: 'The code of a LINE Login authorisation; it works once.' })
  @MinLength(1)
  @MaxLength(MAX_CODE)
  code?: string | null;

  @Field(() => String, { nullable: true, description: '`bindingCode` of `loginWithLine`.' })
  @MinLength(1)
  @MaxLength(MAX_CODE)
  bindingCode?: string | null;
}
