import type { People } from './people.js';

interface Students {
  readonly student1: { readonly profileId: number };
  readonly student2: { readonly profileId: number };
  readonly student3: { readonly profileId: number };
}

/** Orders, studies, coupons and addresses of students: of student2 and of some that nobody of the viewers is. */
export async function makeAdmissions(people: People, students: Students) {
  const { prisma } = people;
  const student1 = students.student1.profileId;
  const student2 = students.student2.profileId;
  const student3 = students.student3.profileId;
  const onSale = await prisma.project.findFirstOrThrow({
    where: { name: '伯克利暑期第二期' },
    include: { offerings: { orderBy: { id: 'asc' } } },
  });
  const offSale = await prisma.project.findFirstOrThrow({ where: { name: '下架的项目' }, include: { offerings: true } });
  let made = 0;

  const student = async (name: string): Promise<number> =>
    (
      await prisma.student.create({
        data: {
          accountId: await people.account('STUDENT', name),
          name: `守卫${name}`,
          phone: `1390000${made}`,
          email: `${name}@guard.example`,
        },
      })
    ).id;
  const order = async (studentId: number, status: 'TO_PAY' | 'TO_CONFIRM' | 'CONFIRMED', projectId = onSale.id): Promise<number> => {
    const amounts = { standardFee: '1000.00', payFee: status === 'TO_PAY' ? null : '1000.00' };
    const orderNumber = `GUARD${++made}`;
    const lines = { create: { projectId, courseNum: 2, courseFee: '1000.00' } };
    const { id } = await prisma.order.create({
      data: { studentId, status, orderNumber, currency: 'RMB', payment: 'BANK', remark: `守卫备注${made}`, lines, ...amounts },
    });
    if (status !== 'TO_PAY') {
      const payer = { accountNumber: `GUARD-ACCOUNT-${made}`, accountName: `守卫付款人${made}`, phone: `150${made}` };
      await prisma.payment.create({ data: { orderId: id, img: `images/guard${made}.png`, payDate: new Date('2027-01-02'), ...payer } });
    }
    if (status === 'CONFIRMED')
      await prisma.orderRevision.create({
        data: { orderId: id, allAmount: '1000.00', lines: { create: { slot: 1, projectId, courseNum: 2 } } },
      });
    return id;
  };
  const enrolment = async (studentId: number, offeringId: number): Promise<number> =>
    (
      await prisma.enrolment.create({
        data: {
          studentId,
          offeringId,
          courseCode: 'GUARD',
          courseName: '守卫课程',
          remark: `守卫评语${++made}`,
          courierNumber: `GUARD-SF-${made}`,
        },
      })
    ).id;
  const coupon = async (code: string): Promise<number> =>
    (
      await prisma.coupon.create({
        data: { code, amount: '10', info: '守卫', startTime: new Date('2020-01-01'), endTime: new Date('2100-01-01'), maxNum: 5 },
      })
    ).id;

  await order(student2, 'CONFIRMED');
  // student1 has bought what is off sale by now.
  await order(student1, 'CONFIRMED', offSale.id);
  await enrolment(student1, offSale.offerings[0]?.id ?? 0);
  const unpaidOfStudent2Id = await order(student2, 'TO_PAY');
  const unpaidOrderId = await order(student3, 'TO_PAY');
  const paidOrderId = await order(await student('student4'), 'TO_CONFIRM');
  const otherPaidOrderId = await order(await student('student5'), 'TO_CONFIRM');
  await enrolment(student3, onSale.offerings[1]?.id ?? 0);
  const transfer = await prisma.creditTransfer.create({
    data: { studentId: student3, projectId: onSale.id, status: 'POSTED', postNumber: 'GUARD-POST-3' },
  });
  await prisma.mailingAddress.create({
    data: { studentId: student3, address1: '守卫路三号', recipient: '守卫收件人', recipientPhone: '13700009903', postStatus: '守卫在途' },
  });
  const grantableCouponId = await coupon('GUARD-GRANTABLE');
  const heldCouponId = await coupon('GUARD-HELD');
  const { id: grantOfStudent3Id } = await prisma.couponGrant.create({
    data: { couponId: heldCouponId, studentId: student3, remark: '守卫券三', expiresAt: new Date('2099-01-01') },
  });
  await prisma.couponGrant.updateMany({ where: { studentId: student1 }, data: { remark: '守卫券一' } });
  const remark = async (studentId: number, text: string): Promise<number> =>
    (await prisma.studentRemark.create({ data: { studentId, remark: text, authorText: '守卫老员工' } })).id;
  await remark(student1, '守卫评一');
  const remarkId = await remark(student3, '守卫评三');
  const channel = await prisma.channel.create({ data: { name: '守卫渠道', url: 'https://guard.example/', plannedStudents: 3 } });
  await prisma.student.updateMany({ where: { id: { in: [student1, student3] } }, data: { channelId: channel.id } });

  const enrolmentId = (await prisma.enrolment.findFirstOrThrow({ where: { studentId: student1 }, orderBy: { id: 'asc' } })).id;
  const addressOfStudent1Id = (await prisma.mailingAddress.findUniqueOrThrow({ where: { studentId: student1 } })).id;
  const salesId = (await people.demo('demosales')).profileId;
  const paymentAccountId = (await prisma.paymentAccount.findFirstOrThrow({ orderBy: { id: 'asc' } })).id;
  return {
    onSaleProjectId: onSale.id,
    onSaleOfferingId: onSale.offerings[0]?.id ?? 0,
    unpaidOfStudent2Id,
    unpaidOrderId,
    paidOrderId,
    otherPaidOrderId,
    transferId: transfer.id,
    grantableCouponId,
    heldCouponId,
    grantOfStudent3Id,
    remarkId,
    enrolmentId,
    addressOfStudent1Id,
    paymentAccountId,
    salesId,
  };
}
