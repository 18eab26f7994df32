import { SALES_DEPARTMENT } from '../../../access/menu-rights.js';
import { type Known, row, rows } from '../../../write/facts.js';
import { type ConsultantOfFile, consultantOf, isConsulted } from './consultant-of-file.js';

/** Whoever of the sales department is not shut out. */
export const salesPeople = () =>
  rows('Staff', {
    where: { department: { name: SALES_DEPARTMENT }, account: { active: true } },
    orderBy: { id: 'asc' },
    select: { id: true },
  });

/** What tells who becomes the consultant of a student. */
export const drawFacts = (studentId: number) => ({
  recommendation: row('Recommendation', {
    where: { inviteeId: studentId },
    orderBy: [{ invitedAt: 'desc' }, { id: 'desc' }],
    select: { inviter: { select: { ccText: true, ccStaffId: true } } },
  }),
  channelRecord: row('ChannelRecord', {
    where: { studentId, effective: true },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    select: { channel: { select: { staff: { select: { id: true } } } } },
  }),
  salesPeople: salesPeople(),
});

export type DrawFacts = Known<ReturnType<typeof drawFacts>>;

/**
 * Who becomes the consultant of a student without one: the consultant of the newest recommender, else the sales person of
 * the newest channel record that counts, else anybody active of the sales department, as `chance` (from 0 to below 1) has it;
 * null where there is none of them (contract: summer-crm.student.update).
 */
export function drawnConsultant({ recommendation, channelRecord, salesPeople }: DrawFacts, chance: number): ConsultantOfFile | null {
  if (recommendation !== null && isConsulted(recommendation.inviter)) return recommendation.inviter;
  const staff = channelRecord?.channel.staff ?? salesPeople[Math.floor(chance * salesPeople.length)];
  return staff === undefined ? null : consultantOf(staff);
}
