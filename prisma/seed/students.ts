import type { Transaction } from '../../src/platform/database/database.js';
import type { CreateAccount } from './accounts.js';
import { DEMO_CHANNEL_QR_CODE_PATH, DEMO_PERSONAL_PATH } from './files.js';

const DAY_MS = 86_400_000;

/** Valid since a month ago for the given number of days; a negative one has expired. */
const COUPONS = [
  { code: 'EARLYBIRD', type: 'STAGE', amount: '500.00', info: '早鸟优惠', validDays: 365, maxNum: 100 },
  { code: 'FRIENDS', type: 'SPECIAL', amount: '300.00', info: '推荐优惠', validDays: 365, maxNum: 50 },
  { code: 'RETURNING', type: 'RETURNING_STUDENT', amount: '800.00', info: '老学员优惠', validDays: -1, maxNum: 50 },
] as const;

/** Two students: one who has bought and enrolled, one who has just filled in the file. */
export async function seedStudents(transaction: Transaction, createAccount: CreateAccount): Promise<void> {
  const coupons = await seedCoupons(transaction);
  const staffNamed = (username: string) => transaction.staff.findFirstOrThrow({ where: { account: { username } } });
  const sales = await staffNamed('demosales');
  const service = await staffNamed('demoserver');
  const campuses = await transaction.campus.findMany({ orderBy: { id: 'asc' }, select: { id: true } });
  const channel = await seedChannel(transaction, sales.id);
  const wanted = campuses.slice(0, 2).map(({ id }, position) => ({ campusId: id, position }));

  const first = await createAccount(transaction, { realm: 'STUDENT', username: 'student1', openid: 'demo-student1' });
  const student1 = await transaction.student.create({
    data: {
      accountId: first.id,
      status: 'IN_CLASS',
      name: '李明',
      firstName: 'Ming',
      lastName: 'Li',
      email: 'student1@example.com',
      wechat: 'liming2027',
      wechatSign: 'VALID',
      phone: '13800000001',
      gender: 'MALE',
      birthDate: new Date('2005-03-14'),
      idNumber: '110101200503140017',
      cschool: '复旦大学',
      major: '经济学',
      grade: 'GRADE_TWO',
      enrollmentYear: '2024',
      graduateYear: '2028',
      studentNumber: '24300010001',
      schoolEmail: 'liming@example.edu.cn',
      gpa: '3.62',
      wantedSchools: ['美国'],
      signed: true,
      ccText: 'demosales',
      ccStaffId: sales.id,
      ccSign: true,
      contactStatus: 'CONTACTED',
      oldStudent: '2025年参加过伯克利暑期项目',
      channelId: channel,
      remarks: {
        create: [
          { kind: 'CC', remark: '家长希望两门课都能转学分', staffId: sales.id },
          { kind: 'SERVER', remark: '成绩单寄复旦大学教务处', staffId: service.id },
        ],
      },
      contact: '李建国',
      contactRelation: '父亲',
      contactWechat: 'lijianguo',
      contactEmail: 'lijianguo@example.com',
      wantedCampuses: { create: wanted },
      mailingAddress: {
        create: {
          department: '教务处',
          country: '中国',
          region: '上海市',
          city: '上海市',
          address1: '杨浦区邯郸路220号',
          postCode: '200433',
          recipient: '王老师',
          recipientPhone: '13800000011',
        },
      },
    },
  });
  await seedPurchase(transaction, student1.id);
  await transaction.couponGrant.create({ data: { couponId: coupons[0], studentId: student1.id } });

  const second = await createAccount(transaction, { realm: 'STUDENT', username: 'student2', openid: 'demo-student2' });
  const student2 = await transaction.student.create({
    data: {
      accountId: second.id,
      status: 'PERSONAL_FILE',
      name: '王芳',
      firstName: 'Fang',
      lastName: 'Wang',
      email: 'student2@example.com',
      wechat: 'wangfang2027',
      phone: '13800000002',
      gender: 'FEMALE',
      birthDate: new Date('2005-11-02'),
      idNumber: '310104200511020023',
      cschool: '浙江大学',
      major: '统计学',
      grade: 'GRADE_TWO',
      enrollmentYear: '2024',
      graduateYear: '2028',
      studentNumber: '3240100002',
      schoolEmail: 'wangfang@example.edu.cn',
      gpa: '3.85',
      wantedSchools: ['美国', '中国'],
      contact: '王强',
      contactRelation: '父亲',
      contactWechat: 'wangqiang',
      contactEmail: 'wangqiang@example.com',
      complaints: { create: { title: '优惠券', content: '老学员优惠为什么不能用了？' } },
      wantedCampuses: { create: wanted },
    },
  });
  await transaction.couponGrant.createMany({ data: coupons.map((couponId) => ({ couponId, studentId: student2.id })) });
}

/** A promotion channel with its plan; answers its id. */
async function seedChannel(transaction: Transaction, staffId: number): Promise<number> {
  const { id } = await transaction.channel.create({
    data: {
      name: '校园大使',
      staffId,
      planDate: new Date('2026-10-01'),
      plannedStudents: 200,
      plannedFiles: 80,
      plannedPayers: 30,
      phaseDiscount: '十月前报名立减500元',
      url: 'https://example.com/?channel_id=1',
      qrCode: DEMO_CHANNEL_QR_CODE_PATH,
    },
  });
  return id;
}

async function seedCoupons(transaction: Transaction): Promise<[number, number, number]> {
  const now = Date.now();
  const [early, friends, returning] = await Promise.all(
    COUPONS.map(({ validDays, ...coupon }) =>
      transaction.coupon.create({
        data: { ...coupon, startTime: new Date(now - 30 * DAY_MS), endTime: new Date(now + validDays * DAY_MS) },
      }),
    ),
  );
  if (early === undefined || friends === undefined || returning === undefined) throw new Error('The demo coupons were not made.');
  return [early.id, friends.id, returning.id];
}

/** One confirmed order for two courses of the first project, both chosen, one with a score, and the finished credit transfer. */
async function seedPurchase(transaction: Transaction, studentId: number): Promise<void> {
  const project = await transaction.project.findFirstOrThrow({ orderBy: { id: 'asc' }, include: { fees: true } });
  const fee = project.fees.find(({ courseNumber }) => courseNumber === 2)?.fee;
  if (fee === undefined || project.applyFee === null) throw new Error('The demo project has no fees.');
  const total = fee.add(project.applyFee);
  const purchase = { projectId: project.id, courseNum: 2, courseFee: fee };
  const cartLine = await transaction.cartLine.create({ data: { ...purchase, studentId, status: 'PAYED' } });
  await transaction.order.create({
    data: {
      orderNumber: `20261001100000${studentId}0`,
      studentId,
      status: 'CONFIRMED',
      currency: 'RMB',
      payment: 'BANK',
      standardFee: total,
      payFee: total,
      lines: { create: { ...purchase, cartLineId: cartLine.id } },
      paymentInfo: {
        create: {
          accountNumber: '6222020000000000088',
          accountName: '李建国',
          openingBank: '中国工商银行',
          payDate: new Date('2026-10-02'),
          img: DEMO_PERSONAL_PATH,
          amount: total,
          phone: '13800000012',
          relation: '父亲',
        },
      },
      revisions: { create: { allAmount: total, lines: { create: { slot: 1, projectId: project.id, courseNum: 2 } } } },
    },
  });

  const offerings = await transaction.offering.findMany({
    where: { projectId: project.id },
    orderBy: { id: 'asc' },
    take: 2,
    include: { course: true },
  });
  const scores = [
    { score: 92, grade: 'A', scoreStatus: 'CONFIRMED', scoreEnteredAt: new Date('2026-10-20T02:00:00Z'), conversionStatus: 'NO_SEND' },
    {},
  ] as const;
  for (const [index, { id, name, code, course }] of offerings.entries()) {
    await transaction.enrolment.create({
      data: { studentId, offeringId: id, courseCode: code ?? course.code, courseName: name, school: '复旦大学', ...scores[index] },
    });
  }
  await transaction.creditTransfer.create({
    data: {
      studentId,
      projectId: project.id,
      status: 'SUCCESS',
      postDate: new Date('2026-10-25'),
      postChannel: '顺丰',
      postNumber: 'SF1000000000001',
    },
  });
}
