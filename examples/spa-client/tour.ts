import { GatewayError, type GatewayClient } from './client.js';
import {
  CourseDocument,
  CoursesDocument,
  CreateCourseDocument,
  DeleteCourseDocument,
  LoginDocument,
  LogoutDocument,
  ViewerDocument,
  type CourseLineFragment,
  type CoursesQuery,
} from './generated.js';

const PAGE_SIZE = 4;

type Say = (line: string) => void;
type CourseRow = CoursesQuery['courses']['nodes'][number];

/** What a single-page app does in a day, told line by line to `say`. Works on the demo data, and tidies up after itself. */
export async function tour(client: GatewayClient, say: Say): Promise<void> {
  const { login } = await client.request(LoginDocument, { realm: 'STAFF', username: 'demosales', password: 'demo123456' });
  client.useToken(login.token);
  const { viewer } = await client.request(ViewerDocument);
  say(`Signed in as ${viewer?.staff?.name} of the department ${viewer?.staff?.department.name}.`);

  const courses = await everyCourse(client, say);
  for (const { id } of courses.slice(0, 1)) await showCourse(client, id, say);
  for (const { code } of courses.slice(0, 1)) await beRefused(client, code, say);

  const { createCourse: made } = await client.request(CreateCourseDocument, { input: { name: '学术英语写作', credit: 2 } });
  say(`Made a course: ${lineOf(made)}.`);
  await client.request(DeleteCourseDocument, { id: made.id });
  say('Took it out of the catalogue again.');

  await client.request(LogoutDocument);
  client.useToken(null);
  say('Signed out.');
}

/** Follows the cursor from page to page, as a list that grows while one scrolls does. */
async function everyCourse(client: GatewayClient, say: Say): Promise<CourseRow[]> {
  const found: CourseRow[] = [];
  let after: string | null = null;
  do {
    const { courses }: CoursesQuery = await client.request(CoursesDocument, { first: PAGE_SIZE, after });
    found.push(...courses.nodes);
    say(`Courses ${found.length} of ${courses.totalCount}: ${courses.nodes.map(({ code }) => code).join(', ')}.`);
    after = courses.pageInfo.hasNextPage ? courses.pageInfo.endCursor : null;
  } while (after !== null);
  return found;
}

async function showCourse(client: GatewayClient, id: number, say: Say): Promise<void> {
  const { course } = await client.request(CourseDocument, { id });
  // Null: there is none, or this viewer does not see it.
  if (course === null) return;
  say(`${lineOf(course)}:`);
  for (const { professor, startTime, project } of course.offerings.nodes) {
    say(`  ${professor} at ${project?.campus?.name ?? '?'}, ${project?.name ?? '?'}, from ${startTime}`);
  }
}

/** A refusal says by a stable key what is wrong, and with which field: what a form shows beside it. */
async function beRefused(client: GatewayClient, code: string, say: Say): Promise<void> {
  try {
    await client.request(CreateCourseDocument, { input: { name: '又一门课', code } });
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error;
    const { reason, field } = error.refusal;
    say(`A second course with the code ${code} is refused: ${reason} (${field}).`);
  }
}

function lineOf({ code, name, credit }: CourseLineFragment): string {
  return `${code} ${name}, ${credit ?? 0} credits`;
}
