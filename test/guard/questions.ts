import type { ViewerName } from './viewers.js';
import { isStaff, VIEWER_NAMES, VIEWERS } from './viewers.js';
import type { World } from './world/world.js';

/** A root query that is neither a list nor a thing by its id: who is answered, and what of others is asked about. */
export interface Question {
  readonly args: (world: World) => string;
  readonly may: readonly ViewerName[];
  /** The code for the others who are signed in. */
  readonly otherwise?: Partial<Record<ViewerName, string>>;
}

const staff = VIEWER_NAMES.filter(isStaff);
const signedIn = VIEWER_NAMES.filter((name) => VIEWERS[name] !== null);
const teachers: readonly ViewerName[] = ['teacher1', 'teacher2'];
const students: readonly ViewerName[] = ['student1', 'student2'];

export const QUESTIONS: Readonly<Record<string, Question>> = {
  viewer: { args: () => '', may: VIEWER_NAMES },
  mayVisit: { args: () => '(url: "/role")', may: staff },
  // The names of all pupils, deleted ones included: for those who make pupils.
  pupilUsernameTaken: { args: () => '(username: "guard-deleted")', may: [...staff, ...teachers] },
  // Registering, which is open to everybody, tells the same.
  teacherUsernameTaken: { args: () => '(username: "teacher3@guard.example")', may: VIEWER_NAMES },
  schoolExists: { args: ({ waitingSchoolId }) => `(id: ${waitingSchoolId})`, may: [...staff, ...teachers] },
  schoolAsMember: { args: ({ schoolId }) => `(id: ${schoolId})`, may: ['teacher1'] },
  schoolAsOwner: { args: ({ secondSchoolId }) => `(id: ${secondSchoolId})`, may: ['teacher2'] },
  // contract: summer-student.order.pay, which tells an unknown order from another student's
  orderExists: { args: () => '(id: 1)', may: [...staff, ...students] },
  // contract: summer-crm.order.newest: students for themselves
  newestOrder: { args: ({ student2 }) => `(studentId: ${student2.profileId})`, may: [...staff, 'student2'] },
  // Null to everybody who is no student.
  suggestedConsultant: { args: () => '', may: signedIn },
  // Staff have none.
  myProject: { args: ({ projectId }) => `(projectId: ${projectId})`, may: [...staff, ...students] },
  globalEnums: { args: () => '', may: signedIn },
  // contract: course-agent.wx.access-token
  wechatServerToken: { args: () => '', may: ['shopstaff1'] },
};

/** The code that a viewer who may not ask is refused with. */
export function refusalOf(name: ViewerName, { otherwise }: Question): string {
  return VIEWERS[name] === null ? 'UNAUTHENTICATED' : (otherwise?.[name] ?? 'FORBIDDEN');
}
