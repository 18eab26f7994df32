import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CATALOGUE, Studies } from './studies-world.js';
import { expectRefused, expectShape, FORBIDDEN, MISSING, type Person, PIXEL, refusal, World } from './world.js';

let world: World;
let studies: Studies;

beforeAll(async () => {
  world = await World.open();
  studies = new Studies(world);
});
afterAll(() => world.close());

const { economics, mathematics, statistics, berkeley, berkeleyLater } = CATALOGUE;
const UNKNOWN_COURSE = refusal('该课程不存在');
const courseOf = (plan: any, code: string): any => plan.course_detail.find((course: any) => course.course_code === code);

describe('review plans', () => {
  it('are made for a student with a teacher, several if need be, and leave the status alone (contract: summer-crm.review.create, summer-crm.review.list, summer-crm.review.get, summer-crm.review.update)', async () => {
    const student = await world.student();
    const first = await world.data('POST', '/api/v1/review/', world.sales, {
      student: student.id,
      student_server_id: String(world.server.id),
      remark: '备注',
      school: '复旦大学',
    });
    expectShape('review.create', first);
    expect(first).toMatchObject({ student: student.id, student_server_id: String(world.server.id), remark: '备注', school: '复旦大学' });
    const second = await world.data('POST', '/api/v1/review/', world.sales, {
      student: String(student.id),
      student_server: world.server.id,
    });
    expect(second).toMatchObject({ remark: null, school: null, student_server_id: String(world.server.id) });
    expect(await studies.status(student)).toBe('NEW');
    expect(await world.data('GET', `/api/v1/review/?id=${second.id}`, world.sales)).toMatchObject({ count: 1, results: [second] });
    expect(await world.data('GET', `/api/v1/review/${first.id}`, world.sales)).toEqual(first);
    const changed = await world.data('PATCH', `/api/v1/review/${first.id}/`, world.sales, { student_server: world.sales.id });
    const { id: teacher } = world.sales;
    expect(changed).toEqual({
      ...first,
      student_server: teacher,
      student_server_id: String(teacher),
      modified_time: changed.modified_time,
    });
    expect(await studies.plans(student)).toMatchObject([
      { id: first.id, course_detail: [] },
      { id: second.id, course_detail: [] },
    ]);
  });

  it('are made with their courses by the calling teacher, which puts the student at TO_CHOOSE_COURSE (contract: summer-crm.review-course.create, summer-crm.review-course.by-student)', async () => {
    const student = await world.student();
    const plan = await studies.plan(student, [economics, mathematics]);
    expect(plan.course_detail).toMatchObject([
      {
        review: plan.id,
        school: '复旦大学',
        course_code: economics.code,
        course_name: `本校${economics.name}`,
        course__name: economics.name,
        real_name: economics.name,
        status: 'WAIT_CERTIFICATE',
        review_certificate: null,
      },
      { course_code: mathematics.code },
    ]);
    expect(await studies.status(student)).toBe('TO_CHOOSE_COURSE');
    expect(await world.data('GET', `/api/v1/review/${plan.id}`, world.sales)).toMatchObject({ student_server_id: String(world.server.id) });
  });

  it('are made of a single entry that is no list, and of text in a form', async () => {
    const student = await world.student();
    const entry = { student_id: student.id, course_name: '经济', course_id: economics.id };
    const path = '/api/v1/review_course/add_review_course/';
    expect(await world.data('POST', path, world.server, { course: entry })).toBe('创建成功！');
    for (const text of [JSON.stringify(entry), JSON.stringify([entry])])
      expect(await world.form('POST', path, world.server, { course: text })).toMatchObject({ code: 0, data: '创建成功！' });
    expect(await studies.plans(student)).toHaveLength(3);
  });

  it('are not made at all where one entry is wrong', async () => {
    const student = await world.student();
    const entry = { student_id: student.id, course_name: '经济', course_id: economics.id };
    await world.call('POST', '/api/v1/review_course/add_review_course/', world.server, {
      course: [entry, { ...entry, course_id: 999_999 }],
    });
    expect(await studies.plans(student)).toEqual([]);
    await expectRefused(
      world,
      'POST',
      '/api/v1/review_course/add_review_course/',
      world.server,
      { course: [entry, { ...entry, course_name: undefined }] },
      refusal('This field is required.', 'course_name'),
    );
  });
});

describe('the review of a course', () => {
  it('goes from proof to decision, and the last decision takes the student to PICKUP_COURSE (contract: summer-crm.review-course.upload-certificate, summer-crm.review-course.confirm, summer-crm.review-course.deny)', async () => {
    const student = await world.student();
    await studies.plan(student, [economics, mathematics]);
    const statuses = async (): Promise<string[]> => (await studies.plans(student))[0].course_detail.map((course: any) => course.status);

    expect(await studies.prove(student, economics)).toBe('审课凭据上传成功！');
    expect([await statuses(), await studies.status(student)]).toEqual([['WAIT', 'WAIT_CERTIFICATE'], 'UPLOAD_CONFIRM']);
    expect(await studies.decide('confirm', student, economics.code)).toBe('操作成功!');
    expect([await statuses(), await studies.status(student)]).toEqual([['SUCCESS', 'WAIT_CERTIFICATE'], 'UPLOAD_CONFIRM']);
    expect(await studies.decide('deny', student, mathematics.code)).toBe('操作成功!');
    expect([await statuses(), await studies.status(student)]).toEqual([['SUCCESS', 'FAIL'], 'UPLOAD_CONFIRM']);
    await studies.decide('confirm', student, economics.code);
    expect([await statuses(), await studies.status(student)]).toEqual([['SUCCESS', 'FAIL'], 'PICKUP_COURSE']);
    await studies.decide('confirm', student, economics.code);
    expect(await studies.status(student)).toBe('PICKUP_COURSE');
  });

  it('begins again for the same course of a new plan, in the earlier plans too', async () => {
    const student = await world.student();
    await studies.plan(student, [economics]);
    await studies.prove(student, economics);
    await studies.decide('confirm', student, economics.code);
    await studies.plan(student, [economics]);
    expect((await studies.plans(student)).map((plan: any) => plan.course_detail[0].status)).toEqual([
      'WAIT_CERTIFICATE',
      'WAIT_CERTIFICATE',
    ]);
    expect(await studies.status(student)).toBe('TO_CHOOSE_COURSE');
    await studies.prove(student, economics);
    expect((await studies.plans(student)).map((plan: any) => plan.course_detail[0].status)).toEqual(['WAIT', 'WAIT']);
  });

  it('shows its proof: absolute here, relative in the plan, empty before (contract: summer-crm.review-course.certificate, summer-crm.review-course.get)', async () => {
    const student = await world.student();
    await studies.plan(student, [economics]);
    const look = () =>
      world.data('GET', `/api/v1/review_course/get_certificate/?course_code=${economics.code}&student_id=${student.id}`, student);
    expect(await look()).toEqual({ review_certificate: '' });
    const body = { course_code: economics.code, course_name: `本校${economics.name}`, remark: '请审' };
    expect(
      await world.multipart('POST', '/api/v1/review_course/upload_certificate/', student, {
        ...body,
        certificate: Buffer.from(PIXEL, 'base64'),
      }),
    ).toMatchObject({ code: 0 });
    const { review_certificate } = await look();
    expect(review_certificate).toMatch(/^http:\/\/[^/]+\/media\/images\//);
    const [plan] = await studies.plans(student);
    expect(review_certificate.endsWith(`/media/${plan.course_detail[0].review_certificate}`)).toBe(true);
    expect(plan.course_detail[0].review_certificate).toMatch(/^images\//);
    expect(await world.data('GET', `/api/v1/review_course/${plan.course_detail[0].id}`, world.server)).toMatchObject({
      remark: '请审',
      review_certificate: plan.course_detail[0].review_certificate,
    });
  });

  it('is listed for staff with its name as taught and whether it was accepted (contract: summer-crm.review-course.list)', async () => {
    const student = await world.student();
    const plan = await studies.plan(student, [economics, mathematics]);
    await studies.decide('confirm', student, economics.code);
    const list = (query: string): Promise<any> => world.data('GET', `/api/v1/review_course/?${query}`, world.server);
    for (const [{ code, name }, status] of [
      [economics, true],
      [mathematics, false],
    ] as const) {
      const { id } = courseOf(plan, code);
      const page = await list(`id=${id}`);
      expectShape('review-course.list', page);
      const row = { id, course_code: code, name: `本校${name}`, remark: null, review: plan.id, status, project: null };
      expect(page).toMatchObject({ count: 1, next: null, previous: null, results: [{ ...row, review_certificate: null }] });
    }
    const ofPlan = (await list('page_size=100')).results.filter(({ review }: { review: number }) => review === plan.id);
    expect(ofPlan).toHaveLength(2);
    expect(await list('id=999999')).toMatchObject({ count: 0, results: [] });
    await expectRefused(world, 'GET', '/api/v1/review_course/', student, undefined, FORBIDDEN);
  });

  it('is edited directly without moving the student (contract: summer-crm.review-course.update)', async () => {
    const student = await world.student();
    const plan = await studies.plan(student, [economics]);
    const { id } = courseOf(plan, economics.code);
    const edit = (body: object): Promise<any> => world.data('PUT', `/api/v1/review_course/${id}/`, world.server, body);
    const stored = async (): Promise<string> => (await studies.plans(student))[0].course_detail[0].status;

    const accepted = await edit({ status: 'true', name: '新名', course_code: 'C9', remark: '改', project: berkeley.id });
    expectShape('review-course.update', accepted);
    expect(accepted).toMatchObject({ status: true, name: '新名', course_code: 'C9', remark: '改', project: berkeley.id, review: plan.id });
    expect(await stored()).toBe('SUCCESS');
    expect(await edit({ status: false })).toMatchObject({ status: false, name: '新名' });
    expect(await stored()).toBe('WAIT_CERTIFICATE');
    await edit({ review_certificate: 'images/ab/proof.png' });
    await edit({ status: 0 });
    expect(await stored()).toBe('WAIT');
    await edit({ status: 'FAIL', course_name: '再改' });
    expect(await stored()).toBe('FAIL');
    await edit({ status: { key: 'WAIT', verbose: '待学服确认' } });
    expect(await stored()).toBe('WAIT');
    expect(await studies.status(student)).toBe('TO_CHOOSE_COURSE');
    expect(await world.call('PUT', `/api/v1/review_course/${id}/`, world.server, { status: 'maybe' })).toMatchObject({
      code: 400,
      field_name: 'status',
    });
    for (const review_certificate of ['https://evil.example/x.png', '../secret', '//evil.example/x']) {
      expect(await world.call('PUT', `/api/v1/review_course/${id}/`, world.server, { review_certificate })).toMatchObject({
        code: 400,
        field_name: 'review_certificate',
      });
    }
    const own = `${world.app.core.media.urlOf('images/cd/other.png')}`;
    expect(await edit({ review_certificate: own })).toMatchObject({
      review_certificate: expect.stringMatching(/^images\/cd\/other\.png\?expires=/),
    });
  });
});

describe('projects for accepted courses', () => {
  it('are those that offer the same course, none where none does (contract: summer-crm.confirm-course.review-project, summer-crm.project-course.projects-by-course)', async () => {
    const student = await world.student();
    await studies.plan(student, [economics, mathematics]);
    const list = (): Promise<any> => world.data('GET', `/api/v1/confirm_course/review_project/${student.id}`, student);
    expect(await list()).toEqual([]);
    await studies.decide('confirm', student, economics.code);
    const [only, ...rest] = await list();
    expect(rest).toEqual([]);
    expectShape('confirm-course.review-project', [only]);
    expect(only).toMatchObject({
      course: economics.id,
      course__name: economics.name,
      course_name: `本校${economics.name}`,
      project: [
        { project: berkeley.id, project__name: berkeley.name, course: economics.id, project__course_num: 3 },
        { project: berkeleyLater.id, project__name: berkeleyLater.name },
      ],
    });
    expect(await world.data('GET', `/api/v1/project_course/get_project/?course_id=${economics.id}`, student)).toEqual([
      { project: berkeley.id, project__name: berkeley.name },
      { project: berkeleyLater.id, project__name: berkeleyLater.name },
    ]);
    expect(await world.data('GET', '/api/v1/project_course/get_project/?course_id=999999', world.server)).toEqual([]);
  });
});

describe('confirmed courses', () => {
  it('are entered on the offering of project and course, and noted as a change (contract: summer-crm.confirm-course.create, summer-crm.confirm-course.list, summer-crm.confirm-course.by-student, summer-crm.change-record.by-student)', async () => {
    const student = await world.student();
    const before = await studies.status(student);
    const course = await studies.enrol(student);
    expectShape('confirm-course.create', course);
    expect(course).toMatchObject({
      course_code: economics.code,
      name: `本校${economics.name}`,
      remark: null,
      student: student.id,
      score: null,
      status: false,
      score_enter_time: null,
      grade: null,
      convert_credit_status: false,
      image: null,
    });
    expect(await studies.status(student)).toBe(before);
    const [listed] = await world.data('GET', `/api/v1/confirm_course/get_confirm_course/${student.id}`, student);
    expect(listed).toMatchObject({
      id: course.id,
      school: '复旦大学',
      project_course__course__name: economics.name,
      project_course__project__name: berkeley.name,
      project_course__start_time: '2027-06-08',
      project_course__address: 'Dwinelle Hall 155',
    });
    expect(await world.data('GET', `/api/v1/change_course_record/get_change_record/${student.id}`, student)).toMatchObject([
      {
        student_server: world.server.id,
        course_code: economics.code,
        course: economics.name,
        project: berkeley.name,
        school: '复旦大学',
        change_type: '加课',
        extra: null,
      },
    ]);
    expect((await world.data('GET', `/api/v1/confirm_course/?id=${course.id}`, world.sales)).results).toEqual([course]);
    expect(await world.data('GET', '/api/v1/confirm_course/get_confirm_course/999999', world.server)).toEqual([]);
  });

  it('are read by staff one by one as they were entered (contract: summer-crm.confirm-course.get)', async () => {
    const student = await world.student();
    const [one, other] = [await studies.enrol(student, economics), await studies.enrol(student, mathematics)];
    for (const course of [one, other]) {
      const read = await world.data('GET', `/api/v1/confirm_course/${course.id}/`, world.sales);
      expectShape('confirm-course.get', read);
      expect(read).toEqual(course);
    }
    await expectRefused(world, 'GET', '/api/v1/confirm_course/999999/', world.sales, undefined, MISSING);
    await expectRefused(world, 'GET', `/api/v1/confirm_course/${one.id}/`, student, undefined, FORBIDDEN);
  });

  it("are entered twice and beyond the seats, with a kind of change of one's own", async () => {
    const student = await world.student();
    const body = {
      course_code: 'CS',
      course_name: '编程',
      student_id: student.id,
      project_id: 1,
      course_id: 4,
      change_type: '转课',
      extra: '说明',
    };
    for (let time = 0; time < 2; time += 1) await world.data('POST', '/api/v1/confirm_course/add_course/', world.server, body);
    expect(await world.data('GET', `/api/v1/confirm_course/get_confirm_course/${student.id}`, student)).toHaveLength(2);
    expect(await world.data('GET', `/api/v1/change_course_record/get_change_record/${student.id}`, student)).toMatchObject([
      { change_type: '转课', extra: '说明' },
      { change_type: '转课' },
    ]);
  });

  it('are edited directly without moving the student (contract: summer-crm.confirm-course.update)', async () => {
    const student = await world.student();
    const { id } = await studies.enrol(student);
    const before = await studies.status(student);
    const edit = (body: object): Promise<any> => world.data('PATCH', `/api/v1/confirm_course/${id}/`, world.server, body);
    const score = async (): Promise<string> => (await studies.performances(student))[0].status;
    const conversion = async (): Promise<string | null> => (await studies.conversions(student))[0].convert_status;

    expect(await edit({ status: true, name: '新名', score: '0' })).toMatchObject({ status: true, name: '新名', score: '0' });
    expect(await edit({ status: 'false' })).toMatchObject({ status: false });
    expect(await score()).toBe('NOTHING');
    await edit({ grade: 'B', score: 85, score_enter_time: '2027-08-01T10:00:00Z', status: 0 });
    expect(await score()).toBe('SCORE_WAIT');
    expect((await studies.performances(student))[0]).toMatchObject({ score: 85, grade: 'B', score_enter_time: '2027-08-01T18:00:00' });
    await edit({ status: 'RECONSIDER' });
    expect(await score()).toBe('RECONSIDER');

    await edit({ convert_credit_status: false });
    expect(await conversion()).toBeNull();
    expect(await edit({ convert_credit_status: '1' })).toMatchObject({ convert_credit_status: true });
    await edit({ convert_credit_status: false });
    expect(await conversion()).toBe('NO_SEND');
    const { image } = await edit({ convert_status: 'SUCCESS', image: PIXEL });
    expect(image).toMatch(/^http:\/\/[^/]+\/media\//);
    await edit({ convert_credit_status: 'False' });
    expect(await conversion()).toBe('CONVERT_WAIT');
    expect(await studies.status(student)).toBe(before);
    for (const [field, value] of [
      ['status', 'x'],
      ['convert_credit_status', 'x'],
      ['image', 'x y'],
      ['score_enter_time', 'soon'],
      ['score', 'A'],
    ] as const) {
      expect(await world.call('PUT', `/api/v1/confirm_course/${id}/`, world.server, { [field]: value })).toMatchObject({
        code: 400,
        field_name: field,
      });
    }
  });

  it('tell the teacher and the time of the first of them, or nothing (contract: summer-crm.confirm-course.server-time)', async () => {
    const student = await world.student();
    const ask = (): Promise<any> => world.data('GET', `/api/v1/confirm_course/get_server_time/?student_id=${student.id}`, student);
    expect(await ask()).toBeNull();
    await studies.enrol(student);
    await world.data('PUT', `/api/v1/student/info/${student.id}/`, world.server, { server: 'demoserver' });
    const answer = await ask();
    expectShape('confirm-course.server-time', answer);
    expect(answer).toMatchObject({ student__server: 'demoserver', image: '' });
  });
});

describe('removing a course', () => {
  it("notes the change once and removes all of the student's with the code (contract: summer-crm.change-record.delete-course)", async () => {
    const [student, other] = [await world.student(), await world.student()];
    for (const who of [student, student, other]) await studies.enrol(who);
    const body = { course_code: economics.code, student_id: String(student.id), extra: '退课' };
    expect(await world.data('POST', '/api/v1/change_course_record/del_course/', world.server, body)).toBe('操作成功!');
    expect(await studies.performances(student)).toEqual([]);
    expect(await studies.performances(other)).toHaveLength(1);
    const records = await world.data('GET', `/api/v1/change_course_record/get_change_record/${student.id}`, student);
    expect(records).toHaveLength(3);
    expect(records[2]).toMatchObject({
      student_server: world.server.id,
      course_code: economics.code,
      course: economics.name,
      project: berkeley.name,
      school: '复旦大学',
      change_type: '删课',
      extra: '退课',
    });
    await expectRefused(world, 'POST', '/api/v1/change_course_record/del_course/', world.server, body, UNKNOWN_COURSE);
  });
});

describe('scores and transcripts', () => {
  it('move on when a pair is whole, the last course taking the student along (contract: summer-crm.score.enter, summer-crm.score.by-student, summer-crm.score.confirm, summer-crm.score.recipients)', async () => {
    const student = await world.student();
    await studies.enrol(student, economics);
    await studies.enrol(student, mathematics);
    const scores = async (): Promise<string[]> => (await studies.performances(student)).map(({ status }: { status: string }) => status);

    const half = await studies.record(student, economics.code, { score: 0 });
    expectShape('score.enter', half);
    expect(half).toEqual({ score: 0, grade: null, recipient_number: null, sending_date: null });
    expect(await scores()).toEqual(['NOTHING', 'NOTHING']);
    expect(await studies.record(student, economics.code, { grade: 'F' })).toMatchObject({ score: 0, grade: 'F' });
    expect(await scores()).toEqual(['SCORE_WAIT', 'NOTHING']);
    expect((await studies.performances(student))[0].score_enter_time).not.toBeNull();
    expect(await studies.status(student)).not.toBe('AFTER_SCORE');
    await studies.record(student, mathematics.code, { score: 88, grade: 'B' });
    expect(await studies.status(student)).toBe('AFTER_SCORE');

    for (const course of [economics, mathematics]) expect(await studies.confirmScore(student, course)).toMatchObject({ status: true });
    expect(await scores()).toEqual(['CONFIRMED', 'CONFIRMED']);
    await studies.record(student, economics.code, { recipient_number: 'SF1', sending_date: '2027-08-20' });
    expect(await studies.status(student)).toBe('AFTER_SCORE');
    await studies.record(student, mathematics.code, { recipient_number: 'SF2', sending_date: '2027-08-21' });
    expect(await studies.status(student)).toBe('POSTING');
    const recipients = await world.data('GET', `/api/v1/confirm_course/get_recipient/${student.id}`, student);
    expectShape('score.recipients', recipients);
    expect(recipients).toMatchObject([
      {
        course_code: economics.code,
        project_course__course_name: '微观经济学',
        recipient_number: 'SF1',
        sending_date: '2027-08-20',
        convert_status: 'SENT',
        score: 0,
        grade: 'F',
      },
      { recipient_number: 'SF2', convert_status: 'SENT' },
    ]);
  });

  it('come in one call, the second step winning, and an id narrows the match', async () => {
    const student = await world.student();
    const [first, second] = [await studies.enrol(student), await studies.enrol(student)];
    await studies.record(student, economics.code, { id: first.id, score: 70, grade: 'C' });
    expect((await studies.performances(student)).map(({ score }: { score: number }) => score)).toEqual([70, null]);
    await studies.record(student, economics.code, {
      id: String(second.id),
      score: '90',
      grade: 'A',
      recipient_number: 'SF3',
      sending_date: '2027-09-01',
    });
    expect(await studies.status(student)).toBe('POSTING');
  });

  it('are confirmed before there is a score too, and again without taking a conversion back', async () => {
    const student = await world.student();
    await studies.enrol(student);
    expect(await studies.confirmScore(student, economics)).toMatchObject({ status: true });
    expect((await studies.conversions(student))[0].convert_status).toBe('NO_SEND');
    await studies.uploadConversion(student, economics);
    await studies.confirmScore(student, economics);
    expect((await studies.conversions(student))[0].convert_status).toBe('CONVERT_WAIT');
  });
});

describe('the conversion of credits', () => {
  it('goes from the picture to the decision; the last one takes the student to SWITCHED_COURSE (contract: summer-crm.convert.upload, summer-crm.convert.confirm, summer-crm.convert.deny)', async () => {
    const student = await world.student();
    for (const course of [economics, mathematics]) await studies.enrol(student, course);
    await studies.enrol(student, statistics, berkeleyLater);
    const statuses = async (): Promise<(string | null)[]> => (await studies.conversions(student)).map((row: any) => row.convert_status);
    const before = await studies.status(student);

    for (const course of [economics, mathematics]) expect(await studies.uploadConversion(student, course)).toBe('转学分图片上传成功！');
    expect([await statuses(), await studies.status(student)]).toEqual([['CONVERT_WAIT', 'CONVERT_WAIT', null], before]);
    expect(await studies.decideConversion('deny', student, economics.code)).toBe('操作成功!');
    expect([await statuses(), await studies.status(student)]).toEqual([['FAIL', 'CONVERT_WAIT', null], before]);
    await studies.uploadConversion(student, economics);
    expect(await studies.decideConversion('confirm', student, mathematics.code)).toBe('操作成功!');
    expect([await statuses(), await studies.status(student)]).toEqual([['CONVERT_WAIT', 'SUCCESS', null], before]);
    await studies.decideConversion('confirm', student, economics.code);
    expect([await statuses(), await studies.status(student)]).toEqual([['SUCCESS', 'SUCCESS', null], 'SWITCHED_COURSE']);
    await studies.decideConversion('confirm', student, economics.code);
    expect(await studies.status(student)).toBe('SWITCHED_COURSE');
  });

  it('shows its picture: absolute here, relative in the list, empty before (contract: summer-crm.convert.image, summer-crm.convert.by-student)', async () => {
    const student = await world.student();
    await studies.enrol(student);
    const look = (): Promise<any> =>
      world.data('GET', `/api/v1/confirm_course/get_convert/?course_code=${economics.code}&student_id=${student.id}`, student);
    expect(await look()).toEqual({ image: '' });
    expect((await studies.conversions(student))[0].image).toBeNull();
    await studies.uploadConversion(student, economics);
    const [row] = await studies.conversions(student);
    expectShape('convert.by-student', [row]);
    expect(row.image).toMatch(/^images\//);
    expect((await look()).image.endsWith(`/media/${row.image}`)).toBe(true);
  });
});

describe('change records', () => {
  const path = '/api/v1/change_course_record/';

  it('are written by the caller without touching the courses, and answer both generations of keys (contract: summer-crm.change-record.create, summer-crm.change-record.list, summer-crm.change-record.get)', async () => {
    const student = await world.student();
    const sent = {
      course_name: '经济',
      course_code: 'E1',
      school: '复旦',
      course: '微观',
      project: '项目',
      change_type: '删课',
      extra: '',
    };
    const removed = await world.data('POST', `${path}add_change/`, world.sales, { ...sent, student_id: student.id });
    expectShape('change-record.create', removed);
    expect(removed).toMatchObject({
      ...sent,
      student: student.id,
      student_server: world.sales.id,
      student_server_id: String(world.sales.id),
      previous_course_code: 'E1',
      aim_course_code: null,
    });
    const added = await world.data('POST', `${path}add_change/`, world.sales, { student_id: student.id, course_code: 'E2' });
    expect(added).toMatchObject({ previous_course_code: null, aim_course_code: 'E2', change_type: null });
    expect(await studies.performances(student)).toEqual([]);
    expect(await world.data('GET', `${path}?id=${added.id}`, world.server)).toMatchObject({ count: 1, results: [added] });
    expect(await world.data('GET', `${path}${added.id}/`, world.server)).toEqual(added);
  });

  it('are changed in both generations of fields (contract: summer-crm.change-record.update)', async () => {
    const [student, other] = [await world.student(), await world.student()];
    const record = await world.data('POST', `${path}add_change/`, world.server, { student_id: student.id });
    const change = {
      student: other.id,
      previous_course_code: 'P',
      aim_course_code: 'A',
      student_server_id: String(world.sales.id),
      course_name: '名',
      project: '项',
      course: '课',
      school: '校',
      extra: '注',
    };
    const changed = await world.data('PATCH', `${path}${record.id}/`, world.server, change);
    expectShape('change-record.update', changed);
    expect(changed).toMatchObject({ ...change, student_server: world.sales.id });
    await expectRefused(world, 'GET', `${path}999999/`, world.server, undefined, MISSING);
  });
});

describe('two calls at once', () => {
  const confirmTwice = async (student: Person): Promise<void> => {
    await Promise.all([economics, mathematics].map(({ code }) => studies.decideConversion('confirm', student, code)));
  };

  it('that decide the last two conversions take the student along', async () => {
    const student = await world.student();
    for (const course of [economics, mathematics]) {
      await studies.enrol(student, course);
      await studies.uploadConversion(student, course);
    }
    await confirmTwice(student);
    expect(await studies.status(student)).toBe('SWITCHED_COURSE');
  });
});
