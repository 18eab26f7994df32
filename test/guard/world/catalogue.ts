import type { People } from './people.js';

const TIMES = { startTime: new Date('2027-07-01T01:00:00Z'), endTime: new Date('2027-07-31T01:00:00Z') };
const DAYS = { startDate: new Date('2027-07-01'), endDate: new Date('2027-07-31') };
const PLACE = { professor: 'Guard Professor', address: 'Guard Hall', maxNum: 10, ...TIMES };

/** Catalogue rows that were taken out of it, alone and together with what belongs to them. */
export async function makeCatalogue({ prisma }: People) {
  const campus = await prisma.campus.findFirstOrThrow({ orderBy: { id: 'asc' } });
  const project = await prisma.project.findFirstOrThrow({ orderBy: { id: 'asc' } });
  const course = await prisma.course.findFirstOrThrow({ orderBy: { id: 'asc' } });
  const offering = await prisma.offering.findFirstOrThrow({ orderBy: { id: 'asc' } });
  const closedCampus = await prisma.campus.create({
    data: { name: '停用校区', info: '已停用', active: false, campusTypeId: campus.campusTypeId },
  });
  const fees = { create: [{ courseNumber: 1, fee: '4321.09' }] };
  const projectOfClosedCampus = await prisma.project.create({
    data: { campusId: closedCampus.id, name: '停用校区的项目', courseNum: 1, fees, ...DAYS },
  });
  const closedProject = await prisma.project.create({
    data: { campusId: campus.id, name: '下架的项目', courseNum: 1, active: false, fees, ...DAYS },
  });
  const closedCourse = await prisma.course.create({ data: { code: 'GUARD-CLOSED', name: '下架的课程', active: false } });
  await prisma.offering.create({ data: { projectId: project.id, courseId: course.id, name: '取消的开课', active: false, ...PLACE } });
  await prisma.offering.create({ data: { projectId: closedProject.id, courseId: course.id, name: '下架项目的开课', ...PLACE } });
  await prisma.offering.create({ data: { projectId: project.id, courseId: closedCourse.id, name: '下架课程的开课', ...PLACE } });
  return {
    campusTypeId: campus.campusTypeId,
    campusId: campus.id,
    projectId: project.id,
    projectOfClosedCampusId: projectOfClosedCampus.id,
    courseId: course.id,
    offeringId: offering.id,
  };
}
