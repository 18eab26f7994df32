import type { PersonalFileRowFragment, ScoreDetailRowFragment, UserInfoRowFragment } from '../../../generated/operations/summer-student.js';
import { amountOf } from '../../summer/amounts.js';
import { LABELS } from '../texts.js';

const gender = LABELS.writer('user_info_gender');

/** contract: summer-student, shapes.UserInfo */
export function userInfoOf({ id, name, email, wechat, wantedSchools, wantedCampuses, cschool, avatarUrl }: UserInfoRowFragment) {
  return {
    ...basics({ id, name, email, wechat }),
    wschool: wantedSchools.map(schoolOf),
    wcampus: wantedCampuses.toSorted((one, other) => one.campusId - other.campusId).map((wish) => wish.name),
    cschool: cschool ?? '',
    cshool: cschool ?? '',
    headimgurl: avatarUrl,
  };
}

/** The source stored numbers of schools; they are answered as the numbers that they were sent as. */
function schoolOf(stored: string): string | number {
  return /^(0|[1-9]\d{0,9})$/.test(stored) ? Number(stored) : stored;
}

/** contract: summer-student, shapes.PersonalFile */
export function personalFileOf(student: PersonalFileRowFragment) {
  return {
    ...basics(student),
    cschool: student.cschool ?? '',
    first_name: student.firstName,
    last_name: student.lastName,
    gender: gender(student.gender),
    id_number: student.idNumber,
    major: student.major,
    graduate_year: student.graduateYear,
    gpa: amountOf(student.gpa),
  };
}

/** contract: summer-student, shapes.ScoreDetail */
export function scoreDetailOf({ id, studentId, department, recipientPhone, country, postCode, fullAddress }: ScoreDetailRowFragment) {
  return {
    id,
    user: studentId,
    department: department ?? '',
    phone: recipientPhone ?? '',
    country: country ?? '',
    post_code: postCode ?? '',
    address: fullAddress,
  };
}

/** What a profile begins with; empty texts until they are filled in. */
function basics({ id, name, email, wechat }: Pick<UserInfoRowFragment, 'id' | 'name' | 'email' | 'wechat'>) {
  return { id, name: name ?? '', email: email ?? '', wechat: wechat ?? '' };
}
