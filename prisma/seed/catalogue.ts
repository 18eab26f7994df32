import type { Transaction } from '../../src/platform/database/database.js';

const CAMPUS_TYPES = ['美国暑校', '国内暑校'];

const CAMPUSES = [
  { name: '加州大学伯克利分校', info: '位于旧金山湾区的公立研究型大学', type: '美国暑校' },
  { name: '南加州大学', info: '位于洛杉矶的私立研究型大学，课程在线授课', type: '美国暑校', networkCourse: true },
  { name: '上海国际暑校', info: '在上海开设的国际学分课程', type: '国内暑校' },
];

/** `fees`: what one, two and three courses cost in all. */
const PROJECTS = [
  {
    campus: '加州大学伯克利分校',
    name: '伯克利暑期第一期',
    startDate: '2027-06-07',
    endDate: '2027-07-16',
    address: 'Berkeley, CA 94720',
    info: '六周学分课程，含校内住宿申请',
    applyFee: '2000.00',
    courseNum: 3,
    maxNum: 60,
    fees: ['16800.00', '31800.00', '45000.00'],
  },
  {
    campus: '加州大学伯克利分校',
    name: '伯克利暑期第二期',
    startDate: '2027-07-06',
    endDate: '2027-08-13',
    address: 'Berkeley, CA 94720',
    info: '六周学分课程',
    applyFee: '2000.00',
    courseNum: 3,
    maxNum: 40,
    fees: ['17800.00', '33600.00', '47400.00'],
  },
  {
    campus: '南加州大学',
    name: '南加大在线学分项目',
    startDate: '2027-06-14',
    endDate: '2027-07-23',
    address: '在线',
    info: '与校内课程同步的在线课程',
    applyFee: '1500.00',
    courseNum: 3,
    maxNum: null,
    fees: ['12800.50', '24600.00', '35400.00'],
  },
  {
    campus: '上海国际暑校',
    name: '上海国际学分项目',
    startDate: '2027-07-05',
    endDate: '2027-08-06',
    address: '上海市徐汇区',
    info: '五周课程，学分由合作大学颁发',
    applyFee: null,
    courseNum: 3,
    maxNum: 120,
    fees: ['9800.00', '18600.00', '26400.00'],
  },
];

const COURSES = [
  { code: 'ECON1A', name: '微观经济学原理', credit: 4 },
  { code: 'MATH53', name: '多元微积分', credit: 4 },
  { code: 'STAT20', name: '概率与统计导论', credit: 4 },
  { code: 'COMPSCI61A', name: '计算机程序的构造与解释', credit: 4 },
  { code: 'PSYCH1', name: '普通心理学', credit: 3 },
  { code: 'ENGLISH45B', name: '英国文学选读', credit: 3 },
];

/** Times are those of China, as a zoneless time of the old student app is read. */
const OFFERINGS = [
  {
    project: '伯克利暑期第一期',
    course: 'ECON1A',
    name: '微观经济学',
    professor: 'Martha Olney',
    start: '2027-06-08T00:00',
    end: '2027-07-16T02:00',
    address: 'Dwinelle Hall 155',
    maxNum: 30,
  },
  {
    project: '伯克利暑期第一期',
    course: 'MATH53',
    name: '多元微积分',
    professor: 'Zvezdelina Stankova',
    start: '2027-06-08T03:00',
    end: '2027-07-16T05:00',
    address: 'Evans Hall 10',
    maxNum: 30,
  },
  {
    project: '伯克利暑期第一期',
    course: 'COMPSCI61A',
    name: '程序的构造与解释',
    professor: 'John DeNero',
    start: '2027-06-09T00:00',
    end: '2027-07-15T02:00',
    address: 'Soda Hall 306',
    maxNum: 1,
  },
  {
    project: '伯克利暑期第二期',
    course: 'STAT20',
    name: '统计学导论',
    professor: 'Ani Adhikari',
    start: '2027-07-07T00:00',
    end: '2027-08-13T02:00',
    address: 'Stanley Hall 105',
    maxNum: 25,
  },
  {
    project: '伯克利暑期第二期',
    course: 'ECON1A',
    name: '微观经济学',
    professor: 'Martha Olney',
    start: '2027-07-07T03:00',
    end: '2027-08-13T05:00',
    address: 'Dwinelle Hall 155',
    maxNum: 30,
  },
  {
    project: '南加大在线学分项目',
    course: 'PSYCH1',
    name: '心理学导论',
    professor: 'Justin Wood',
    start: '2027-06-15T09:00',
    end: '2027-07-23T11:00',
    address: '在线教室 A',
    maxNum: 100,
  },
  {
    project: '南加大在线学分项目',
    course: 'ENGLISH45B',
    name: '英国文学',
    professor: 'Emily Anderson',
    start: '2027-06-15T13:00',
    end: '2027-07-23T15:00',
    address: '在线教室 B',
    maxNum: 50,
  },
  {
    project: '上海国际学分项目',
    course: 'STAT20',
    name: '概率统计',
    professor: '王建国',
    start: '2027-07-05T09:00',
    end: '2027-08-06T11:30',
    address: '教学楼 201',
    maxNum: 40,
  },
];

/** Campus types, campuses, projects with fees for 1, 2 and 3 courses, courses and offerings. */
export async function seedCatalogue(transaction: Transaction): Promise<void> {
  const types = new Map<string, number>();
  for (const title of CAMPUS_TYPES) types.set(title, (await transaction.campusType.create({ data: { title } })).id);

  const campuses = new Map<string, number>();
  for (const { type, ...campus } of CAMPUSES) {
    campuses.set(campus.name, (await transaction.campus.create({ data: { ...campus, campusTypeId: idOf(types, type) } })).id);
  }

  const projects = new Map<string, number>();
  for (const { campus, startDate, endDate, fees, ...project } of PROJECTS) {
    const table = fees.map((fee, index) => ({ courseNumber: index + 1, fee }));
    const days = { startDate: new Date(startDate), endDate: new Date(endDate) };
    const data = { ...project, ...days, campusId: idOf(campuses, campus), fees: { create: table } };
    projects.set(project.name, (await transaction.project.create({ data })).id);
  }

  const courses = new Map<string, number>();
  for (const course of COURSES) courses.set(course.code, (await transaction.course.create({ data: course })).id);

  for (const { project, course, start, end, ...offering } of OFFERINGS) {
    const times = { startTime: new Date(`${start}:00+08:00`), endTime: new Date(`${end}:00+08:00`) };
    await transaction.offering.create({
      data: { ...offering, ...times, projectId: idOf(projects, project), courseId: idOf(courses, course) },
    });
  }
}

function idOf(ids: ReadonlyMap<string, number>, name: string): number {
  const id = ids.get(name);
  if (id === undefined) throw new Error(`The demo catalogue has no ${name}.`);
  return id;
}
