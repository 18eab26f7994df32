import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCatalogue, refusal, type Catalogue } from './catalogue.js';

let app: Catalogue;
beforeAll(async () => {
  app = await openCatalogue();
});
afterAll(() => app.close());

const QUERIES = ['campusTypes', 'campuses', 'projects', 'courses', 'offerings'];
const MUTATIONS = [
  'createProject(input: { campusId: 1, name: "p", startDate: "2027-01-01", endDate: "2027-02-01", courseNum: 1 }) { id }',
  'updateProject(id: 1, input: { info: "改", fees: [{ courseNumber: 1, fee: "1" }] }) { id }',
  'deleteProject(id: 4)',
  'createCourse(input: { name: "c" }) { id }',
  'updateCourse(id: 1, input: { extra: "改" }) { id }',
  'deleteCourse(id: 6)',
  'createOffering(input: { projectId: 1, courseId: 1, name: "o", professor: "p", startTime: "2027-01-01T00:00:00Z", endTime: "2027-01-01T00:00:00Z", address: "a", maxNum: 1 }) { id }',
  'updateOffering(id: 1, input: { address: "改" }) { id }',
  'deleteOffering(id: 8)',
];

describe('the catalogue', () => {
  it.each(QUERIES)('is read by everybody who is signed in: %s', async (list) => {
    const query = `{ ${list} { totalCount } }`;
    expect(refusal(await app.graphql(query))).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(refusal(await app.asStudent(query))).toBeUndefined();
    expect(refusal(await app.asStaff(query))).toBeUndefined();
  });

  it.each(MUTATIONS)('is written by staff only: %s', async (mutation) => {
    const query = `mutation { ${mutation} }`;
    expect(refusal(await app.graphql(query))).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(refusal(await app.asStudent(query))).toMatchObject({ code: 'FORBIDDEN' });
    expect(refusal(await app.graphql(query, {}, await app.login('MEMBER', 'manager1')))).toMatchObject({ code: 'FORBIDDEN' });
    expect(refusal(await app.asStaff(query))).toBeUndefined();
  });
});
