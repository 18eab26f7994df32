import type { People } from './people.js';

interface Students {
  readonly student1: { readonly profileId: number };
  readonly student2: { readonly profileId: number };
  readonly student3: { readonly profileId: number };
}

/** Carts, extra payments, messages and notices: of the demo students and of students nobody of the viewers is. */
export async function makeCommerce(people: People, students: Students) {
  const { prisma } = people;
  const [student1, student2, student3] = [students.student1.profileId, students.student2.profileId, students.student3.profileId];
  const project = await prisma.project.findFirstOrThrow({ where: { name: '伯克利暑期第二期' } });
  const offSale = await prisma.project.findFirstOrThrow({ where: { name: '下架的项目' } });
  const buyer = (await prisma.student.create({ data: { accountId: await people.account('STUDENT', 'guard-buyer'), name: '守卫买家' } })).id;

  const cartLine = async (studentId: number, data: object = {}): Promise<number> =>
    (await prisma.cartLine.create({ data: { studentId, projectId: project.id, courseNum: 1, courseFee: '17800.00', ...data } })).id;
  // student2 wants what is off sale by now, and has taken something out of the cart.
  await cartLine(student2, { projectId: offSale.id });
  await cartLine(student1, { status: 'DELETED' });
  await cartLine(student3, { status: 'DELETED' });

  let made = 0;
  const adjustment = async (orderId: number, status: 'TO_PAY' | 'TO_CONFIRM'): Promise<number> => {
    const personal = {
      adminRemark: `守卫补款${++made}`,
      studentRemark: `守卫学生备注${made}`,
      accountName: `守卫补款人${made}`,
      phone: `151-${made}`,
    };
    return (
      await prisma.adjustment.create({
        data: {
          adjustmentNumber: `GUARDADJ${made}`,
          orderId,
          type: 'REPLENISH',
          status,
          amount: '10',
          currency: 'RMB',
          projectId: offSale.id,
          ...personal,
        },
      })
    ).id;
  };
  const ofStudent2 = await prisma.order.findFirstOrThrow({ where: { studentId: student2, status: 'CONFIRMED' } });
  const { id: ofBuyer } = await prisma.order.create({
    data: { studentId: buyer, status: 'CONFIRMED', orderNumber: 'GUARDBUYER', standardFee: '1' },
  });
  await adjustment(ofStudent2.id, 'TO_PAY');

  const message = async (studentId: number, text: string): Promise<number> =>
    (await prisma.studentMessage.create({ data: { studentId, message: text } })).id;
  await message(student1, '守卫消息一');
  await message(student2, '守卫消息二');
  const complaint = async (studentId: number | null, text: string): Promise<number> =>
    (
      await prisma.complaint.create({
        data: { studentId, title: `守卫投诉${text}`, content: `守卫内容${text}`, reply: `守卫答复${text}`, picture: 'images/guard.png' },
      })
    ).id;
  await complaint(student1, '一');
  await complaint(null, '无名');
  const notice = await prisma.notice.create({ data: { content: '守卫公告', extra1: '守卫备用' } });
  return {
    cartLineOfStudent2Id: await cartLine(student2),
    otherCartLineOfStudent2Id: await cartLine(student2),
    lastCartLineOfStudent2Id: await cartLine(student2),
    buyerId: buyer,
    cartLineOfBuyerId: await cartLine(buyer),
    confirmedOfStudent2Id: ofStudent2.id,
    unpaidAdjustmentId: await adjustment(ofBuyer, 'TO_PAY'),
    otherUnpaidAdjustmentId: await adjustment(ofBuyer, 'TO_PAY'),
    paidAdjustmentId: await adjustment(ofBuyer, 'TO_CONFIRM'),
    otherPaidAdjustmentId: await adjustment(ofBuyer, 'TO_CONFIRM'),
    studentMessageId: await message(student3, '守卫消息三'),
    complaintId: await complaint(student3, '三'),
    noticeId: notice.id,
  };
}
