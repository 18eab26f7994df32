import { IsInt, MaxLength, Min, ValidateNested } from 'class-validator';
import type { GraphQLSchema } from 'graphql';
import {
  Arg,
  Ctx,
  Field,
  InputType,
  Int,
  InterfaceType,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  createUnionType,
  registerEnumType,
} from 'type-graphql';
import { buildGatewaySchema } from '../../src/graphql/schema.js';
import { PlatformError } from '../../src/platform/errors.js';
import { DateScalar, DateTimeScalar, DecimalScalar } from '../../src/platform/scalars/index.js';

/** A shop of toys: every feature of the real schema in small. */
export interface ToyContext {
  readonly viewer: { readonly name: string } | null;
  readonly address: string;
  readonly log: string[];
}

enum Size {
  SMALL = 'SMALL',
  LARGE = 'LARGE',
}
registerEnumType(Size, { name: 'Size' });

@ObjectType({ simpleResolvers: true })
class Part {
  @Field(() => Int) id!: number;
  @Field(() => String) name!: string;
  @Field(() => String, { nullable: true }) broken!: string | null;
  @Field(() => String) required!: string | null;
}

@ObjectType({ simpleResolvers: true })
class PartConnection {
  @Field(() => [Part]) nodes!: Part[];
  @Field(() => Int) totalCount!: number;
}

@ObjectType({ simpleResolvers: true })
class Toy {
  @Field(() => Int) id!: number;
  @Field(() => String) name!: string;
  @Field(() => Size) size!: Size;
  @Field(() => DecimalScalar) price!: string;
  @Field(() => DateTimeScalar) madeAt!: string;
  @Field(() => DateScalar) day!: string;
  @Field(() => [String]) tags!: string[];
  @Field(() => Toy, { nullable: true }) twin!: Toy | null;
  @Field(() => Toy) sure!: Toy | null;

  @Field(() => PartConnection, { simple: false })
  parts(@Arg('first', () => Int, { defaultValue: 20 }) first: number): PartConnection {
    return { nodes: Array.from({ length: Math.min(first, 3) }, (_, index) => makePart(index)), totalCount: 3 };
  }

  @Field(() => String, { simple: false, nullable: true })
  echo(@Arg('text', () => String, { nullable: true }) text: string | null): string | null {
    return text;
  }
}

@InterfaceType({ resolveType: (value: { kind: string }) => value.kind })
abstract class Named {
  @Field(() => String) name!: string;
}
@ObjectType({ implements: Named, simpleResolvers: true })
class Robot implements Named {
  name!: string;
  @Field(() => Int) power!: number;
}
@ObjectType({ implements: Named, simpleResolvers: true })
class Doll implements Named {
  name!: string;
  @Field(() => String) dress!: string;
}
const Anything = createUnionType({
  name: 'Anything',
  types: () => [Robot, Doll] as const,
  resolveType: (value) => ('power' in value ? 'Robot' : 'Doll'),
});

@InputType()
class PriceRange {
  @Field(() => DecimalScalar, { nullable: true }) from?: string;
  @Field(() => DecimalScalar, { nullable: true }) to?: string;
}
@InputType()
class ToyFilter {
  @Field(() => Int, { nullable: true }) id?: number;
  @Field(() => Size, { nullable: true }) size?: Size;
  @Field(() => DateTimeScalar, { nullable: true }) since?: Date;
  @Field(() => PriceRange, { nullable: true }) price?: PriceRange;
  @Field(() => [Int], { nullable: true }) ids?: number[];
  @Field(() => Int, { defaultValue: 7 }) limit!: number;
}
@InputType()
class PartInput {
  @Field(() => Int) @IsInt() @Min(1) count!: number;
}
@InputType()
class CreateToyInput {
  @Field(() => String) @MaxLength(10, { context: { reason: 'NAME_TOO_LONG' } }) name!: string;
  @Field(() => [PartInput], { nullable: true }) @ValidateNested() parts?: PartInput[];
}

function makePart(id: number): Part {
  return { id, name: `part ${id}`, broken: null, required: id === 1 ? null : 'here' };
}

function makeToy(id: number, depth = 3): Toy {
  return Object.assign(new Toy(), {
    id,
    name: `toy ${id}`,
    size: Size.SMALL,
    price: '12.50',
    madeAt: '2024-01-31T08:00:00.000Z',
    day: '2024-01-31',
    tags: ['a', 'b'],
    twin: depth > 0 ? makeToy(id + 100, depth - 1) : null,
    sure: null,
  });
}

@Resolver()
class ToyResolver {
  @Query(() => Toy, { nullable: true })
  async toy(@Arg('id', () => Int) id: number): Promise<Toy | null> {
    return id > 0 ? makeToy(id) : null;
  }

  @Query(() => [Toy])
  toys(@Arg('first', () => Int, { defaultValue: 20 }) first: number): Toy[] {
    return Array.from({ length: first }, (_, index) => makeToy(index + 1));
  }

  /** The arguments as the resolver got them, for comparing executors. */
  @Query(() => String)
  received(
    @Arg('filter', () => ToyFilter, { nullable: true }) filter: ToyFilter | null,
    @Arg('size', () => Size, { defaultValue: Size.LARGE }) size: Size,
    @Arg('ids', () => [Int], { nullable: true }) ids: number[] | null,
    @Arg('text', () => String, { nullable: true }) text: string | null,
  ): string {
    return JSON.stringify({ filter, size, ids, text });
  }

  @Query(() => Named) named(@Arg('robot', () => Boolean) robot: boolean): unknown {
    return robot ? { kind: 'Robot', name: 'R2', power: 3 } : { kind: 'Doll', name: 'Ann', dress: 'red' };
  }

  @Query(() => [Anything]) anything(): unknown[] {
    return [
      { kind: 'Robot', name: 'R2', power: 3 },
      { kind: 'Doll', name: 'Ann', dress: 'red' },
    ];
  }

  @Query(() => String, { nullable: true }) refused(@Arg('reason', () => String, { nullable: true }) reason: string | null): string {
    if (reason === 'limit') throw new PlatformError('FILE_TOO_LARGE', { field: 'file', params: { maxBytes: 5 } });
    throw new PlatformError('NOT_FOUND', { field: 'id' });
  }

  @Query(() => String, { nullable: true }) async faulty(): Promise<string> {
    throw new Error('column "password_hash" of relation "Account" does not exist');
  }

  @Query(() => String) faultyNonNull(): string {
    throw new Error('SELECT * FROM secret_table');
  }

  @Query(() => Int, { nullable: true }) notAnInteger(): unknown {
    return 'the secret text';
  }

  @Query(() => String, { nullable: true }) guarded(@Ctx() { viewer }: ToyContext): string {
    if (viewer === null) throw new PlatformError('UNAUTHENTICATED');
    return 'treasure';
  }

  @Query(() => String, { nullable: true }) whoAmI(@Ctx() context: ToyContext): string | null {
    return context.viewer?.name ?? null;
  }

  @Mutation(() => String) async append(@Arg('word', () => String) word: string, @Ctx() context: ToyContext): Promise<string> {
    await new Promise((resolve) => setTimeout(resolve, word === 'slow' ? 20 : 0));
    context.log.push(word);
    return context.log.join(' ');
  }

  @Mutation(() => Toy) createToy(@Arg('input', () => CreateToyInput) input: CreateToyInput): Toy {
    return Object.assign(makeToy(1), { name: input.name });
  }
}

export function buildToySchema(): GraphQLSchema {
  return buildGatewaySchema([ToyResolver]);
}
