import type { Transaction } from '../../../src/platform/database/database.js';
import { FillRefused } from './size.js';

const CAMPUSES = 60;
const PROJECTS = 400;
const OFFERINGS_EACH = 3;
const DAY_MS = 86_400_000;

/** Cities by kind of summer school, in the order in which the demo data makes the kinds: America, China. */
const CITIES = [
  [
    '旧金山',
    '洛杉矶',
    '圣迭戈',
    '西雅图',
    '波士顿',
    '芝加哥',
    '奥斯汀',
    '费城',
    '亚特兰大',
    '丹佛',
    '匹兹堡',
    '休斯敦',
    '波特兰',
    '迈阿密',
    '明尼阿波利斯',
  ],
  ['北京', '上海', '广州', '深圳', '杭州', '南京', '成都', '武汉', '西安', '厦门', '青岛', '长沙', '苏州', '天津', '重庆'],
] as const;
const HOSTS = ['大学', '理工学院'] as const;

const SUBJECTS = [
  ['ECON', '经济学'],
  ['MATH', '数学分析'],
  ['STAT', '应用统计'],
  ['CS', '程序设计'],
  ['PSYCH', '心理学'],
  ['PHYS', '普通物理'],
  ['CHEM', '普通化学'],
  ['BIO', '生物学'],
  ['HIST', '世界历史'],
  ['COMM', '传播学'],
] as const;
const LEVELS = [
  ['101', '导论'],
  ['110', '基础'],
  ['201', '进阶'],
  ['210', '专题'],
] as const;
const PROFESSORS = [
  'David Miller',
  'Susan Clark',
  '王建国',
  'Laura Chen',
  '李文华',
  'Mark Wilson',
  '张敏',
  'Emily Brown',
  '陈志远',
  'Peter Young',
  'Anna Lopez',
] as const;

export interface Catalogue {
  readonly projectIds: readonly number[];
  /** Rows, by table. */
  readonly made: Readonly<Record<string, number>>;
}

/** Campuses over the campus types that are there, projects with their fees, courses and offerings. */
export async function makeCatalogue(transaction: Transaction, openedAt: Date, seats: number): Promise<Catalogue> {
  const campusIds = await makeCampuses(transaction, openedAt);
  const projectIds = await makeProjects(transaction, openedAt, campusIds);
  const fees = await makeFees(transaction, openedAt, projectIds);
  const courseIds = await makeCourses(transaction, openedAt);
  const offerings = await makeOfferings(transaction, { openedAt, seats, projectIds, courseIds });
  return {
    projectIds,
    made: { campus: campusIds.length, project: projectIds.length, project_fee: fees, course: courseIds.length, offering: offerings },
  };
}

async function makeCampuses(transaction: Transaction, createdAt: Date): Promise<number[]> {
  const types = await transaction.campusType.findMany({ orderBy: { id: 'asc' }, select: { id: true } });
  if (types.length === 0) throw new FillRefused('The database has no campus types: it was not filled with the demo data.');
  const data = upTo(CAMPUSES).map((index) => {
    const place = Math.floor(index / 2);
    const city = at(at(CITIES, index), place);
    const name = `${city}${at(HOSTS, Math.floor(place / 15))}`;
    return { name, info: `位于${city}，提供暑期学分课程`, campusTypeId: at(types, index).id, networkCourse: index % 10 === 9, createdAt };
  });
  return idsOf(await transaction.campus.createManyAndReturn({ data, select: { id: true } }));
}

async function makeProjects(transaction: Transaction, createdAt: Date, campusIds: readonly number[]): Promise<number[]> {
  const data = upTo(PROJECTS).map((index) => {
    const round = Math.floor(index / campusIds.length) + 1;
    const startDate = new Date(Date.UTC(2027, 4, 24 + (index % 10) * 7));
    return {
      campusId: at(campusIds, index),
      name: `2027暑期学分项目第${round}期`,
      startDate,
      endDate: new Date(startDate.getTime() + (index % 2 === 0 ? 39 : 32) * DAY_MS),
      address: `第${(index % 20) + 1}教学楼`,
      info: '学分课程，含选课与转学分服务',
      applyFee: 1500 + (index % 3) * 500,
      courseNum: 3,
      maxNum: 100 + (index % 5) * 50,
      createdAt,
    };
  });
  return idsOf(await transaction.project.createManyAndReturn({ data, select: { id: true } }));
}

/** Each further course costs less than the one before. */
async function makeFees(transaction: Transaction, createdAt: Date, projectIds: readonly number[]): Promise<number> {
  const data = projectIds.flatMap((projectId, index) => {
    const first = 9800 + (index % 80) * 100;
    return [first, first * 1.9, first * 2.7].map((fee, position) => ({
      projectId,
      courseNumber: position + 1,
      fee: fee.toFixed(2),
      createdAt,
    }));
  });
  return (await transaction.projectFee.createMany({ data })).count;
}

async function makeCourses(transaction: Transaction, createdAt: Date): Promise<number[]> {
  const data = SUBJECTS.flatMap(([code, subject], index) =>
    LEVELS.map(([number, level]) => ({ code: `${code}${number}`, name: `${subject}${level}`, credit: 3 + (index % 2), createdAt })),
  );
  return idsOf(await transaction.course.createManyAndReturn({ data, select: { id: true } }));
}

interface Held {
  readonly openedAt: Date;
  readonly seats: number;
  readonly projectIds: readonly number[];
  readonly courseIds: readonly number[];
}

/** The courses of one project stand apart in the catalogue, so that no two are the same. */
async function makeOfferings(transaction: Transaction, { openedAt, seats, projectIds, courseIds }: Held): Promise<number> {
  const data = projectIds.flatMap((projectId, index) =>
    upTo(OFFERINGS_EACH).map((position) => {
      const course = (index * OFFERINGS_EACH + position * 7) % courseIds.length;
      const [, subject] = at(SUBJECTS, Math.floor(course / LEVELS.length));
      const [, level] = at(LEVELS, course);
      const startTime = new Date(Date.UTC(2027, 4, 25 + (index % 10) * 7, 1 + position * 3));
      return {
        projectId,
        courseId: at(courseIds, course),
        name: `${subject}${level}`,
        professor: at(PROFESSORS, index + position),
        startTime,
        endTime: new Date(startTime.getTime() + 30 * DAY_MS),
        address: `教室 ${101 + ((index + position) % 40)}`,
        maxNum: seats,
        createdAt: openedAt,
      };
    }),
  );
  return (await transaction.offering.createMany({ data })).count;
}

function idsOf(rows: readonly { id: number }[]): number[] {
  return rows.map(({ id }) => id).sort((one, other) => one - other);
}

function upTo(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}

/** The list begins again behind its end. */
function at<T>(list: readonly T[], index: number): T {
  const item = list[index % list.length];
  if (item === undefined) throw new Error('An empty list has nothing to take.');
  return item;
}
