import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { later, PROGRESS } from '../../../src/domain/student-record/student-status.js';
import { drawnConsultant } from '../../../src/domain/students/consultant/consultant-draw.js';
import { assignConsultant, chooseConsultant } from '../../../src/domain/students/consultant/consultant.service.js';
import { createAddress, saveAddress } from '../../../src/domain/students/mailing-address/mailing-address.service.js';
import { recommend } from '../../../src/domain/students/recommendation/recommendation.service.js';
import { updateFile } from '../../../src/domain/students/student/student-file.js';
import { reasonOf } from '../../support/reason.js';

/** What is decided of given facts, without a database. */

const staff = (id: number) => ({ id });
const named = (id: number, username: string) => ({ id, account: { username } });

describe('the draw of a consultant', () => {
  const inviter = { ccText: '老王', ccStaffId: null };
  const facts: Parameters<typeof drawnConsultant>[0] = {
    recommendation: { inviter },
    channelRecord: { channel: { staff: staff(2) } },
    salesPeople: [staff(3), staff(4), staff(5)],
  };

  it('takes the recommender’s, then the channel’s sales person, then one of the sales department', () => {
    expect(drawnConsultant(facts, 0)).toEqual(inviter);
    const unrecommended = { ...facts, recommendation: { inviter: { ccText: '', ccStaffId: null } } };
    expect(drawnConsultant(unrecommended, 0)).toEqual({ ccText: null, ccStaffId: 2 });
    const unpromoted = { ...unrecommended, channelRecord: { channel: { staff: null } } };
    expect([0, 0.5, 0.99].map((chance) => drawnConsultant(unpromoted, chance))).toEqual([
      { ccText: null, ccStaffId: 3 },
      { ccText: null, ccStaffId: 4 },
      { ccText: null, ccStaffId: 5 },
    ]);
    expect(drawnConsultant({ recommendation: null, channelRecord: null, salesPeople: [] }, 0.99)).toBeNull();
  });
});

describe('a change of the file', () => {
  const student = { id: 1, status: 'NEW', signed: false, studentNumber: null, transcriptImg: null, ccText: null, ccStaffId: null } as const;
  const facts: Parameters<typeof updateFile>[0] = {
    student,
    campuses: [],
    ccWithId: null,
    ccWithName: [],
    serverWithId: null,
    serverWithName: [],
    channel: null,
  };
  const written = (...args: Parameters<typeof updateFile>) => Reflect.get(updateFile(...args).changes[0] ?? {}, 'data');
  const drawn = { ccText: 'demosales', ccStaffId: 2 };

  it('moves nobody back', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...PROGRESS),
        fc.option(fc.constantFrom('', 'N1')),
        fc.option(fc.constantFrom('', 'x.png')),
        fc.boolean(),
        (status, studentNumber, transcriptImg, opens) => {
          const change = { data: { studentNumber, transcriptImg } };
          const after = written({ ...facts, student: { ...student, status } }, change, opens ? { drawn } : null).status;
          expect(later(status, after)).toBe(after);
          if (!opens && !studentNumber && !transcriptImg) expect(after).toBe(status);
        },
      ),
    );
  });

  it('opens the file of whoever has no consultant: whom staff name, else who was drawn, if there is anybody', () => {
    const opened = { status: 'PERSONAL_FILE', ...drawn, contactStatus: 'NEW' };
    expect(written(facts, { data: {} }, { drawn })).toEqual(opened);
    expect(written(facts, { data: {}, cc: '' }, { drawn })).toEqual(opened);
    expect(written(facts, { data: {}, cc: '老王' }, { drawn })).toEqual({
      ...opened,
      ccText: '老王',
      ccStaffId: null,
      contactStatus: null,
    });
    expect(written(facts, { data: {} }, { drawn: null })).toEqual({ status: 'PERSONAL_FILE' });
    for (const consultant of [{ ccText: '老王' }, { ccStaffId: 9 }])
      expect(written({ ...facts, student: { ...student, ...consultant } }, { data: {} }, { drawn })).toEqual({ status: 'NEW' });
  });

  it('finds a consultant by id, then by user name as it is written, then by any spelling', () => {
    const both = { ...facts, ccWithId: { id: 7 }, ccWithName: [named(8, '７'), named(9, '7')] };
    const cc = (known: typeof facts, text: string) => written(known, { data: {}, cc: text }, null);
    expect(cc(both, '7')).toMatchObject({ ccText: null, ccStaffId: 7, contactStatus: 'NEW' });
    expect(cc({ ...both, ccWithId: null }, '7')).toMatchObject({ ccText: '7', ccStaffId: 9 });
    expect(cc({ ...both, ccWithId: null }, ' ７')).toMatchObject({ ccText: ' ７', ccStaffId: 8 });
    expect(cc({ ...both, ccWithId: null, ccWithName: [named(8, 'Demo')] }, 'dEMO')).toMatchObject({ ccText: 'dEMO', ccStaffId: 8 });
    const looked = { ...both, student: { ...student, ccStaffId: 7 } };
    expect(cc(looked, '7')).toEqual({ ccText: null, status: 'NEW' });
  });

  it('keeps wishes in the order given, each once, of campuses that are there', () => {
    const change = { data: {}, wantedCampusIds: [3, 9, 1, 3] };
    expect(updateFile({ ...facts, campuses: [{ id: 1 }, { id: 3 }] }, change, null).changes.slice(1)).toMatchObject([
      { kind: 'delete', where: { studentId: 1 } },
      {
        rows: [
          { studentId: 1, campusId: 3, position: 0 },
          { studentId: 1, campusId: 1, position: 1 },
        ],
      },
    ]);
    expect(updateFile(facts, { data: {} }, null).changes).toHaveLength(1);
    expect(reasonOf(() => updateFile({ ...facts, student: null }, change, null))).toBe('NOT_FOUND');
  });
});

describe('a consultant', () => {
  const student = { id: 1, ccText: null, ccStaffId: null };
  const facts = { locked: [true], student, staff: staff(2) };

  // contract: summer-student.user.assign-sales-man
  it('is chosen once, by complaints in their order', () => {
    const consulted = { ...facts, student: { ...student, ccText: '老王' }, staff: null };
    expect(reasonOf(() => chooseConsultant({ ...consulted, student: null }))).toBe('NOT_FOUND');
    expect(reasonOf(() => chooseConsultant(consulted))).toBe('CONSULTANT_ASSIGNED');
    expect(reasonOf(() => chooseConsultant({ ...facts, staff: null }))).toBe('CONSULTANT_UNKNOWN');
    expect(chooseConsultant(facts).changes).toMatchObject([{ data: { ccText: null, ccStaffId: 2, contactStatus: 'NEW' } }]);
  });

  it('who is given again goes on where they were', () => {
    expect(assignConsultant({ ...facts, student: { ...student, ccStaffId: 2 } }, 2).changes).toEqual([]);
    expect(assignConsultant({ ...facts, staff: null }, null).changes).toMatchObject([
      { data: { ccText: null, ccStaffId: null, contactStatus: null } },
    ]);
    expect(reasonOf(() => assignConsultant({ ...facts, staff: null }, 3))).toBe('RELATED_MISSING');
  });
});

describe('a mailing address', () => {
  const none = { locked: [true], address: null };
  const one = { locked: [true], address: { id: 5 } };

  it('is replaced as a whole and keeps its id', () => {
    expect(saveAddress(one, 1, { city: '上海' })).toMatchObject({
      outcome: 5,
      changes: [{ kind: 'update', data: { city: '上海', region: null, recipient: null } }],
    });
    expect(saveAddress(none, 1, { city: '上海' }).changes).toMatchObject([{ kind: 'insert', rows: [{ studentId: 1, city: '上海' }] }]);
  });

  it('is made for a student who is there and has none', () => {
    expect(reasonOf(() => createAddress({ locked: [false], address: { id: 5 } }, 1, {}))).toBe('RELATED_MISSING');
    expect(reasonOf(() => createAddress(one, 1, {}))).toBe('MAILING_ADDRESS_EXISTS');
    expect(reasonOf(() => createAddress(none, 1, {}))).toBeNull();
  });
});

it('nobody recommends themselves, or somebody who is not there', () => {
  const nobody = { locked: [], inviter: null, invitee: null };
  const reason = (facts: Parameters<typeof recommend>[0], inviterId: number) =>
    reasonOf(() => recommend(facts, { inviterId, inviteeId: 2 }));
  expect(reason(nobody, 2)).toBe('RECOMMENDED_SELF');
  expect(reason(nobody, 1)).toBe('RELATED_MISSING');
  expect(reason({ ...nobody, inviter: { id: 1 } }, 1)).toBe('RELATED_MISSING');
  expect(reason({ ...nobody, inviter: { id: 1 }, invitee: { id: 2 } }, 1)).toBeNull();
});
