import { requireStaff } from '../../../access/authorize.js';
import type { Viewer } from '../../../access/viewer.js';
import { insert, update } from '../../../write/changes.js';
import { defineWrite } from '../../../write/define-write.js';
import { count } from '../../../write/facts.js';
import type { Core } from '../../core.js';
import { DomainError } from '../../errors.js';
import { requireStudent } from '../../student-record/student-lock.js';
import { namedSubjectOf } from '../../student-record/subject.js';
import type { FileComplaintInput, HandleComplaintInput } from './complaint.type.js';

const FILING = defineWrite<{ studentId: number }>()({ facts: ({ studentId }) => ({ students: count('Student', { id: studentId }) }) });

/** Complaints of students. Methods answer the complaint's id. */
export class ComplaintService {
  constructor(private readonly core: Pick<Core, 'uploads' | 'writer'>) {}

  /** Throws COMPLAINT_EMPTY for what says and shows nothing, and what Uploads throw. */
  async file(viewer: Viewer | null, { studentId: named, title, content, picture: sent }: FileComplaintInput): Promise<number> {
    const studentId = namedSubjectOf(viewer, named);
    if (isBlank(title) && isBlank(content) && isBlank(sent)) throw new DomainError('COMPLAINT_EMPTY', { field: 'content' });
    // Before a picture is stored. Students are never removed.
    requireStudent((await this.core.writer.look(FILING, { studentId })).students > 0, studentId);
    const picture = viewer === null || isBlank(sent) ? null : await this.core.uploads.picture(viewer, sent, { field: 'picture' });
    return this.core.writer.insert(insert('Complaint', { studentId, title, content, picture }));
  }

  /** Staff answer it, or let it wait again. */
  async handle(viewer: Viewer | null, id: number, { reply, handled }: HandleComplaintInput): Promise<number> {
    requireStaff(viewer);
    const dealt =
      handled === false ? { handledAt: null, handledByStaffId: null } : { handledAt: new Date(), handledByStaffId: viewer.profileId };
    const [written] = await this.core.writer.apply(update('Complaint', { id }, { reply, ...dealt }));
    if (written === 0) throw new DomainError('NOT_FOUND');
    return id;
  }
}

function isBlank(text: string | null | undefined): text is '' | null | undefined {
  return (text ?? '').trim() === '';
}
