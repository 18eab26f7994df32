import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../../support/app.js';
import { reasonOf, refusalOf, succeeded, type MadeProject, type MadeStudent } from '../admissions.js';
import { Bazaar } from './bazaar.js';

let app: TestApp;
let bazaar: Bazaar;
let student: MadeStudent;
let other: MadeStudent;
let project: MadeProject;

beforeAll(async () => {
  app = await createTestApp();
  bazaar = new Bazaar(app);
  [student, other, project] = [await bazaar.student(), await bazaar.student(), await bazaar.project()];
});
afterAll(() => app.close());

describe('a line of the cart', () => {
  it('costs the fee for exactly its number of courses, without the application fee, and is NEW', async () => {
    const { addCartLine } = succeeded(await bazaar.add(student.token, project.id, 2));
    expect(addCartLine).toMatchObject({
      projectId: project.id,
      courseNum: 2,
      courseFee: '2000.10',
      status: 'NEW',
      student: { mailingAddress: null },
    });
    expect(addCartLine.project.fees).toHaveLength(3);
  });

  it('may be of a project that is in the cart already', async () => {
    const mine = await bazaar.student();
    const ids = [await bazaar.line(mine, project.id), await bazaar.line(mine, project.id)];
    expect((await bazaar.cart(mine)).map(({ id }) => id)).toEqual(ids);
  });

  it('keeps its fee when the fees of the project change', async () => {
    const mine = await bazaar.student();
    const { id: projectId } = await bazaar.project();
    await bazaar.line(mine, projectId);
    const input = { fees: [{ courseNumber: 1, fee: '5' }] };
    await bazaar.data('mutation ($id: Int!, $input: UpdateProjectInput!) { updateProject(id: $id, input: $input) { id } }', {
      id: projectId,
      input,
    });
    expect(await bazaar.cart(mine)).toMatchObject([{ courseFee: '1000.10' }]);
  });

  it.each([0, -1, 4, 6, 2_147_483_647])('of %i courses, which the project has no fee for, is refused', async (courseNum) => {
    const refusal = refusalOf(await bazaar.add(student.token, project.id, courseNum));
    expect(refusal).toMatchObject({ reason: 'COURSE_FEE_MISSING', field: 'courseNum', params: { courseNum } });
  });

  it('of a project that is unknown or off sale is refused', async () => {
    const { id } = await bazaar.project();
    await bazaar.data('mutation ($id: Int!) { deleteProject(id: $id) }', { id });
    for (const projectId of [id, 999_999]) {
      expect(refusalOf(await bazaar.add(student.token, projectId))).toMatchObject({
        reason: 'RELATED_MISSING',
        field: 'projectId',
        params: { id: projectId },
      });
    }
  });

  it('is put in by students for themselves and by staff for whom they name', async () => {
    const admin = await bazaar.admin();
    expect(reasonOf(await bazaar.add(student.token, project.id, 1, other.id))).toBe('FORBIDDEN');
    expect(reasonOf(await bazaar.add(admin, project.id))).toBe('FORBIDDEN');
    expect(refusalOf(await bazaar.add(admin, project.id, 1, 999_999))).toMatchObject({ reason: 'RELATED_MISSING', field: 'studentId' });
    const theirs = await bazaar.student();
    succeeded(await bazaar.add(admin, project.id, 1, theirs.id));
    expect(await bazaar.cart(theirs)).toHaveLength(1);
  });

  it('gets another fee with another number of courses or project', async () => {
    const id = await bazaar.line(student, project.id);
    const dear = await bazaar.project({ courseNum: 5 });
    expect(succeeded(await bazaar.update(student.token, id, { courseNum: 3 })).updateCartLine).toMatchObject({
      courseNum: 3,
      courseFee: '3000.10',
    });
    expect(succeeded(await bazaar.update(student.token, id, { projectId: dear.id, courseNum: 5 })).updateCartLine).toMatchObject({
      projectId: dear.id,
      courseFee: '5000.10',
    });
    expect(reasonOf(await bazaar.update(student.token, id, { projectId: project.id }))).toBe('COURSE_FEE_MISSING');
    expect(refusalOf(await bazaar.update(student.token, id, { projectId: 999_999 }))).toMatchObject({
      reason: 'RELATED_MISSING',
      field: 'projectId',
    });
  });

  it("is no other student's to change, remove or see", async () => {
    const id = await bazaar.line(student, project.id);
    expect(reasonOf(await bazaar.update(other.token, id, { courseNum: 2 }))).toBe('NOT_FOUND');
    expect(reasonOf(await bazaar.remove(other.token, id))).toBe('NOT_FOUND');
    expect((await bazaar.data('query ($id: Int!) { cartLine(id: $id) { id } }', { id }, other.token)).cartLine).toBeNull();
  });

  it('is gone when it was removed, and cannot be removed or changed again', async () => {
    const mine = await bazaar.student();
    const id = await bazaar.line(mine, project.id);
    expect(succeeded(await bazaar.remove(mine.token, id)).removeCartLine).toBe(true);
    expect((await bazaar.data('{ cartLines { totalCount } }', {}, mine.token)).cartLines.totalCount).toBe(0);
    expect(reasonOf(await bazaar.remove(mine.token, id))).toBe('NOT_FOUND');
    expect(reasonOf(await bazaar.update(mine.token, id, { courseNum: 2 }))).toBe('NOT_FOUND');
  });

  it('that was ordered is no longer in the cart: neither changed nor removed', async () => {
    const mine = await bazaar.student();
    const id = await bazaar.line(mine, project.id);
    succeeded(await bazaar.orderCart(mine.token, [id]));
    expect(await bazaar.cart(mine)).toEqual([]);
    expect(reasonOf(await bazaar.update(mine.token, id, { courseNum: 2 }))).toBe('NOT_FOUND');
    expect(reasonOf(await bazaar.remove(mine.token, id))).toBe('NOT_FOUND');
    expect(reasonOf(await bazaar.change(mine.token, [{ id, courseNum: 2 }]))).toBe('CART_LINE_INVALID');
    expect(succeeded(await bazaar.removeAll(mine.token, [id])).removeCartLines).toBe(0);
  });
});

describe('several lines', () => {
  it('change together and are answered in the order given, in one statement', async () => {
    const mine = await bazaar.student();
    const [one, two] = [await bazaar.line(mine, project.id), await bazaar.line(mine, project.id)];
    const { changeCartLines } = succeeded(
      await bazaar.change(mine.token, [
        { id: two, courseNum: 3 },
        { id: one, courseNum: 2 },
      ]),
    );
    expect(changeCartLines).toMatchObject([
      { id: two, courseFee: '3000.10' },
      { id: one, courseFee: '2000.10' },
    ]);
  });

  it('change all or none: the first that is not in the cart, or has no fee, is named', async () => {
    const mine = await bazaar.student();
    const [one, two, theirs] = [
      await bazaar.line(mine, project.id),
      await bazaar.line(mine, project.id),
      await bazaar.line(other, project.id),
    ];
    const before = await bazaar.cart(mine);
    expect(
      refusalOf(
        await bazaar.change(mine.token, [
          { id: one, courseNum: 2 },
          { id: theirs, courseNum: 2 },
          { id: 999_999, courseNum: 1 },
        ]),
      ),
    ).toMatchObject({ reason: 'CART_LINE_INVALID', params: { id: theirs } });
    expect(
      refusalOf(
        await bazaar.change(mine.token, [
          { id: one, courseNum: 2 },
          { id: two, courseNum: 9 },
        ]),
      ),
    ).toMatchObject({ reason: 'COURSE_FEE_MISSING', params: { courseNum: 9 } });
    expect(reasonOf(await bazaar.change(mine.token, []))).toBe('BAD_USER_INPUT');
    expect(await bazaar.cart(mine)).toEqual(before);
  });

  it('are removed, while what is not in the cart is skipped', async () => {
    const mine = await bazaar.student();
    const [one, two, theirs] = [
      await bazaar.line(mine, project.id),
      await bazaar.line(mine, project.id),
      await bazaar.line(other, project.id),
    ];
    expect(succeeded(await bazaar.removeAll(mine.token, [one, theirs, two, one, 999_999])).removeCartLines).toBe(2);
    expect(await bazaar.cart(mine)).toEqual([]);
    expect((await bazaar.cart(other)).map(({ id }) => id)).toContain(theirs);
  });
});

it('a cart is emptied, by the student or by staff for one whom they name, and nothing else is (summer-crm.shopping-chart.clear)', async () => {
  const mine = await bazaar.student();
  const [ordered] = [await bazaar.line(mine, project.id), await bazaar.line(mine, project.id), await bazaar.line(mine, project.id)];
  succeeded(await bazaar.orderCart(mine.token, [ordered]));
  const theirs = await bazaar.line(other, project.id);
  const clear = (studentId: number | null, token?: string) =>
    bazaar.ask('mutation ($studentId: Int) { clearCart(studentId: $studentId) }', { studentId }, token);
  expect(reasonOf(await clear(other.id, mine.token))).toBe('FORBIDDEN');
  expect(succeeded(await clear(null, mine.token)).clearCart).toBe(2);
  expect(succeeded(await clear(null, mine.token)).clearCart).toBe(0);
  const lines = await app.database.prisma.cartLine.findMany({ where: { studentId: mine.id }, orderBy: { id: 'asc' } });
  expect(lines.map(({ status }) => status)).toEqual(['ORDERED', 'DELETED', 'DELETED']);
  expect((await bazaar.cart(other)).map(({ id }) => id)).toContain(theirs);

  await bazaar.line(mine, project.id);
  expect(succeeded(await clear(mine.id)).clearCart).toBe(1);
  expect(refusalOf(await clear(999_999))).toMatchObject({ reason: 'RELATED_MISSING', field: 'studentId', params: { id: 999_999 } });
  expect(reasonOf(await clear(null))).toBe('FORBIDDEN');
});

it('the cart is nothing for other realms', async () => {
  const shopper = await app.login('SHOPPER', 'shopper1');
  for (const answer of [
    await bazaar.add(shopper, project.id),
    await bazaar.update(shopper, 1, {}),
    await bazaar.change(shopper, [{ id: 1, courseNum: 1 }]),
    await bazaar.remove(shopper, 1),
    await bazaar.removeAll(shopper, [1]),
    await bazaar.orderCart(shopper, [1]),
    await bazaar.ask('{ cartLines { totalCount } }', {}, shopper),
  ])
    expect(reasonOf(answer)).toBe('FORBIDDEN');
});
