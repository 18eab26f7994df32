import type { People } from './people.js';

interface Students {
  readonly student1: { readonly profileId: number };
  readonly student2: { readonly profileId: number };
  readonly student3: { readonly profileId: number };
}

/** What the back office notes of students: reviews, course changes, agreements, and where they came from. */
export async function makeStudies(people: People, students: Students) {
  const { prisma } = people;
  const student1 = students.student1.profileId;
  const student2 = students.student2.profileId;
  const student3 = students.student3.profileId;
  const { profileId: staffId } = await people.demo('demoserver');
  const offering = await prisma.offering.findFirstOrThrow({
    where: { active: true, project: { active: true }, course: { active: true } },
    orderBy: { id: 'asc' },
  });
  const gone = await prisma.course.create({ data: { code: 'GUARD-GONE', name: '守卫旧课', active: false } });

  const review = async (studentId: number, courseId: number, name: string) => {
    const copied = { courseId, courseCode: `GUARD-${courseId}`, courseName: name, realName: name };
    return prisma.review.create({
      data: {
        studentId,
        staffId,
        remark: `守卫审课${studentId}`,
        courses: { create: { ...copied, remark: `守卫凭据${studentId}`, certificate: `images/guard-proof${studentId}.png` } },
      },
      include: { courses: true },
    });
  };
  // student1's was planned for a course that has left the catalogue.
  const own = await review(student1, gone.id, '守卫自己的课');
  const others = await review(student3, offering.courseId, '守卫别人的课');
  const change = async (studentId: number) =>
    prisma.courseChange.create({ data: { studentId, staffId, courseCode: 'GUARD', extra: `守卫调课${studentId}` } });
  await change(student1);
  const { id: courseChangeId } = await change(student3);
  for (const studentId of [student1, student3])
    await prisma.agreement.create({ data: { studentId, agreement: `agreement/guard${studentId}.png` } });
  const channel = await prisma.channel.create({
    data: { name: '守卫渠道', staffId, records: { create: { studentId: student1 } } },
    include: { records: true },
  });

  // One that counts shows the inviter a name; student1 brought somebody who has none yet.
  const invitee = await prisma.student.create({ data: { accountId: await people.account('STUDENT', 'guard-invitee') } });
  await prisma.recommendation.create({ data: { inviterId: student1, inviteeId: invitee.id, effective: true } });
  await prisma.recommendation.create({ data: { inviterId: student2, inviteeId: student3 } });
  await prisma.recommendation.create({ data: { inviterId: student3, inviteeId: student2, effective: true } });
  return {
    reviewId: others.id,
    reviewCourseId: others.courses[0]?.id ?? 0,
    reviewCourseCode: others.courses[0]?.courseCode ?? '',
    ownReviewCourse: { courseCode: own.courses[0]?.courseCode ?? '', courseName: own.courses[0]?.courseName ?? '' },
    enrolable: { projectId: offering.projectId, courseId: offering.courseId },
    courseChangeId,
    channelId: channel.id,
    channelRecordId: channel.records[0]?.id ?? 0,
    serverId: staffId,
  };
}
