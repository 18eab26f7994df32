import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Person, World } from './world.js';
import { PIXEL } from './world.js';

/** Courses and projects of the demo catalogue, by id. */
export const CATALOGUE = {
  economics: { id: 1, code: 'ECON1A', name: '微观经济学原理' },
  mathematics: { id: 2, code: 'MATH53', name: '多元微积分' },
  statistics: { id: 3, code: 'STAT20', name: '概率与统计导论' },
  psychology: { id: 5, code: 'PSYCH1', name: '普通心理学' },
  berkeley: { id: 1, name: '伯克利暑期第一期' },
  berkeleyLater: { id: 2, name: '伯克利暑期第二期' },
} as const;

/** The life of a student's studies, step by step, through the endpoints. */
export class Studies {
  constructor(private readonly world: World) {}

  /** A review plan with these courses; answers the plan as the student's list shows it. */
  async plan(student: Person, courses: readonly { id: number; name: string }[], school = '复旦大学'): Promise<any> {
    const course = courses.map(({ id, name }) => ({ student_id: student.id, course_name: `本校${name}`, school, course_id: id }));
    await this.world.data('POST', '/api/v1/review_course/add_review_course/', this.world.server, { course });
    return (await this.plans(student)).at(-1);
  }

  plans(student: Person): Promise<any> {
    return this.world.data('GET', `/api/v1/review_course/get_review_course/${student.id}`, this.world.server);
  }

  prove(student: Person, { code, name }: { code: string; name: string }): Promise<any> {
    const body = { course_code: code, course_name: `本校${name}`, certificate: PIXEL, remark: '' };
    return this.world.data('POST', '/api/v1/review_course/upload_certificate/', student, body);
  }

  decide(verb: 'confirm' | 'deny', student: Person, code: string): Promise<any> {
    return this.world.data(
      'GET',
      `/api/v1/review_course/${verb}_review_course/?course_code=${code}&student_id=${student.id}`,
      this.world.server,
    );
  }

  /** Enrols the student in a course of a project; answers the confirmed course. */
  enrol(
    student: Person,
    course: { id: number; code: string; name: string } = CATALOGUE.economics,
    project: { id: number } = CATALOGUE.berkeley,
  ): Promise<any> {
    const body = {
      course_code: course.code,
      course_name: `本校${course.name}`,
      student_id: student.id,
      project_id: project.id,
      course_id: course.id,
      school: '复旦大学',
    };
    return this.world.data('POST', '/api/v1/confirm_course/add_course/', this.world.server, body);
  }

  record(student: Person, code: string, values: object): Promise<any> {
    return this.world.data('PATCH', '/api/v1/confirm_course/score_recipient/', this.world.server, {
      student_id: student.id,
      course_code: code,
      ...values,
    });
  }

  confirmScore(student: Person, { code, name }: { code: string; name: string }): Promise<any> {
    return this.world.data(
      'GET',
      `/api/v1/confirm_course/confirm_performance/?course_code=${code}&course_name=${encodeURIComponent(`本校${name}`)}`,
      student,
    );
  }

  uploadConversion(student: Person, { code, name }: { code: string; name: string }): Promise<any> {
    return this.world.data('POST', '/api/v1/confirm_course/upload_convert/', student, {
      course_code: code,
      course_name: `本校${name}`,
      image: PIXEL,
    });
  }

  decideConversion(verb: 'confirm' | 'deny', student: Person, code: string): Promise<any> {
    return this.world.data(
      'POST',
      `/api/v1/confirm_course/${verb}_convert/?course_code=${code}&student_id=${student.id}`,
      this.world.server,
    );
  }

  async status(student: Person): Promise<string> {
    return (await this.world.data('GET', `/api/v1/student/info/${student.id}/`, this.world.server)).student_status.key;
  }

  performances(student: Person): Promise<any> {
    return this.world.data('GET', `/api/v1/confirm_course/query_performance/${student.id}`, student);
  }

  conversions(student: Person): Promise<any> {
    return this.world.data('GET', `/api/v1/confirm_course/get_student_convert/${student.id}`, student);
  }
}

/** Takes the agreement template away that whoever runs the gateway installs. */
export async function removeTemplate({ app }: World): Promise<void> {
  await rm(join(app.core.media.storage.name, 'agreement', 'template.png'), { force: true });
}

/** A channel and its record of the student. */
export async function channelRecord({ app }: World, student: Person, staffId: number | null = null): Promise<number> {
  const { prisma } = app.database;
  const channel = await prisma.channel.create({ data: { name: `c-${randomUUID()}`, staffId } });
  return (await prisma.channelRecord.create({ data: { channelId: channel.id, studentId: student.id } })).id;
}
