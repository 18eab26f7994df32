import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { getNamedType, isObjectType } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { datamodel } from '../../src/generated/datamodel.js';
import { gatewaySchema } from '../../src/graphql/gateway-schema.js';
import type { Column } from '../../src/read/datamodel.js';
import { fieldReading, typeReading } from '../../src/read/readable.js';
import { PNG } from '../domain/studies/studies.js';
import { altered, isSigned, targetOf, unsigned } from '../support/addresses.js';
import { inProcess, type InProcess } from './in-process.js';
import { findRows } from './truth.js';
import { VIEWER_NAMES } from './viewers.js';
import { deepQuery, lists } from './walk.js';
import { openWorld, type Guarded } from './world/world.js';

/** Whose the file of each column is: the independent truth, beside what the Prisma schema says in `/// @file …`. */
const FILES: Readonly<Record<string, 'personal' | 'public' | 'elsewhere'>> = {
  'Student.cardImg1': 'personal',
  'Student.cardImg2': 'personal',
  'Student.transcriptImg': 'personal',
  'Agreement.agreement': 'personal',
  'Payment.img': 'personal',
  'Adjustment.img': 'personal',
  'ReviewCourse.certificate': 'personal',
  'Enrolment.conversionImage': 'personal',
  'Enrolment.confirmPhoto': 'personal',
  'CreditTransfer.img': 'personal',
  'Student.qrCode': 'personal',
  'Complaint.picture': 'personal',
  'Staff.qrCode': 'public',
  'Channel.qrCode': 'public',
  'Offering.syllabus': 'public',
  'WechatIdentity.avatarUrl': 'elsewhere',
  'Member.avatar': 'elsewhere',
  'Menu.url': 'elsewhere',
  'Menu.icon': 'elsewhere',
  'Channel.url': 'elsewhere',
  'PaymentAccount.payLink': 'elsewhere',
};

/** Words in the names of columns that may well hold a file or its address. */
const WORDS_OF_FILES = new Set(
  `img image photo picture pic avatar portrait headimg scan certificate agreement signature syllabus outline transcript receipt voucher proof qr qrcode
  url uri link path file media attachment document doc pdf logo icon cover banner poster thumbnail video audio`.split(/\s+/),
);
const looksLikeAFile = (field: string): boolean => field.split(/(?=[A-Z])|[\d_]+/).some((word) => WORDS_OF_FILES.has(word.toLowerCase()));

const schema = gatewaySchema();
const columns = Object.entries(datamodel.models).flatMap(([model, { columns: all }]) =>
  Object.entries(all).map(([field, column]) => ({ model, field, column, name: `${model}.${field}` })),
);
const isText = ({ type, enum: isEnum }: Column): boolean => type === 'String' && !isEnum;

/** Every field of the schema that is read from a model, with the model. */
const readFields = Object.values(schema.getTypeMap()).flatMap((type) => {
  const model = isObjectType(type) ? typeReading(type)?.model : undefined;
  return model === undefined || !isObjectType(type)
    ? []
    : Object.values(type.getFields()).map((field) => ({ type, model, field, name: `${type.name}.${field.name}` }));
});

describe('every column that holds a file', () => {
  it('says in the Prisma schema whose the file is', () => {
    const silent = columns.filter(({ field, column }) => isText(column) && looksLikeAFile(field) && column.file === undefined);
    expect(silent.map(({ name }) => name)).toEqual([]);
  });

  it('says what this table says', () => {
    expect(
      Object.fromEntries(columns.flatMap(({ name, column }) => (column.file === undefined ? [] : [[name, column.file.access]]))),
    ).toEqual(FILES);
  });
});

describe('every field that answers an address', () => {
  const addresses = readFields.filter(
    ({ field }) =>
      getNamedType(field.type).name === 'String' &&
      (/ur[li]$/i.test(field.name) || /\baddress of (the|a) (picture|photo|file)/i.test(field.description ?? '')),
  );

  it('is made from a column that says whose the file is', () => {
    expect(addresses.length).toBeGreaterThan(10);
    // Who reads such a column in another way answers a bare path: no address at all.
    const plain = addresses.filter(({ field }) => fieldReading(field).sql === undefined);
    expect(
      plain.map(({ name, model, field }) => [
        name,
        datamodel.models[model]?.columns[fieldReading(field).column ?? field.name]?.file?.access,
      ]),
    ).toEqual([
      ['Menu.url', 'elsewhere'],
      ['Channel.url', 'elsewhere'],
    ]);
  });

  it('says so where the address expires', () => {
    const expiring = readFields.filter(({ field }) => field.description?.includes('PRIVATE_MEDIA_TTL_SECONDS')).map(({ name }) => name);
    expect(expiring.sort()).toEqual([
      'Adjustment.imageUrl',
      'Agreement.url',
      'Complaint.pictureUrl',
      'CreditTransfer.imageUrl',
      'Enrolment.confirmPhotoUrl',
      'Enrolment.conversionImageUrl',
      'Payment.imageUrl',
      'ReviewCourse.certificateUrl',
      'Student.cardBackUrl',
      'Student.cardFrontUrl',
      'Student.qrCodeUrl',
      'Student.transcriptUrl',
    ]);
  });
});

describe('the files themselves', () => {
  let app: Guarded;
  let gateway: InProcess;
  /** Media paths of the rows, by whose they are. */
  const paths = { personal: new Set<string>(), public: new Set<string>() };

  beforeAll(async () => {
    app = await openWorld();
    gateway = inProcess(app);
    await fillFileColumns();
  });
  afterAll(() => app.close());

  /** Every row gets a file of its own in each column, the picture on the disk. */
  async function fillFileColumns(): Promise<void> {
    for (const { model, field, column } of columns) {
      if (column.file === undefined || column.file.access === 'elsewhere') continue;
      const folder = column.file.access === 'public' ? column.file.folder : 'images';
      const named = `${folder}/${model.toLowerCase()}-${field.toLowerCase()}-`;
      await app.database.prisma.$executeRawUnsafe(
        `UPDATE "${datamodel.models[model]?.table}" SET "${column.name}" = '${named}' || id || '.png'`,
      );
      for (const { id } of await findRows(app.database.prisma, `${model.charAt(0).toLowerCase()}${model.slice(1)}`, {})) {
        const path = `${named}${id}.png`;
        await mkdir(dirname(join(app.core.media.storage.name, path)), { recursive: true });
        await writeFile(join(app.core.media.storage.name, path), Buffer.from(PNG, 'base64'));
        paths[column.file.access].add(path);
      }
    }
  }

  const get = (target: string) => app.server.inject({ url: target });
  const base = (): string => app.core.files.addresses.base;

  it('are given to nobody by path, if they are personal, and to everybody, if they are public', async () => {
    expect(paths.personal.size).toBeGreaterThan(10);
    expect(paths.public.size).toBeGreaterThan(2);
    for (const path of paths.personal) expect((await get(`/media/${path}`)).statusCode, path).toBe(404);
    for (const path of paths.public)
      expect((await get(`/media/${path}`)).headers['cache-control'], path).toBe('public, max-age=31536000, immutable');
  });

  it.each(VIEWER_NAMES)(
    'of everything that %s reads open by the address in the answer, without any credential, and personal ones by nothing less',
    async (name) => {
      const met = new Set<string>();
      for (const { field } of lists(schema)) {
        const { data } = await gateway.ask(name, deepQuery(schema, field, 1));
        for (const text of JSON.stringify(data ?? {}).match(/"[^"]*\/media\/[^"]*"/g) ?? []) met.add(JSON.parse(text));
      }
      for (const address of met) {
        expect(address.startsWith(base()), address).toBe(true);
        const path = (isSigned(address) ? unsigned(address) : address).slice(base().length);
        expect(isSigned(address), address).toBe(paths.personal.has(path));
        expect(paths.public.has(path), address).toBe(!isSigned(address));
        expect((await get(targetOf(address))).statusCode, address).toBe(200);
        if (isSigned(address))
          for (const less of [unsigned(address), altered(address)]) expect((await get(targetOf(less))).statusCode, less).toBe(404);
      }
      // Anonymous callers see the sales people's codes and the outlines of courses at the most.
      if (name === 'anonymous') expect([...met].filter(isSigned)).toEqual([]);
      if (name === 'student1' || name === 'demosales') expect([...met].filter(isSigned).length).toBeGreaterThan(3);
    },
  );
});
