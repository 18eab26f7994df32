import type { SourceRow } from '../../source/source.js';
import { type Context, row, setAside, type TableMapping } from '../declare.js';
import { anyText, whole } from '../values.js';
import { goTime } from './times.js';

const HIGHEST = 2_147_483_647;

/** Meetings of a group, in the group's file: numbered from 1 in each. */
export const MEETING: TableMapping = {
  table: 'meeting_infos',
  entity: 'Meeting',
  key: ['of_group', 'id'],
  repeats: true,
  mapped: ['of_group', 'id', 'begin_at', 'end_at', 'meeting_description'],
  map: (old, at) => {
    const groupId = at.id('group_infos', old['of_group']);
    if (groupId === undefined) return setAside(`group ${old['of_group'] ?? 'none'} is gone`);
    const number = numberOf(old['id']);
    if (number === null) return setAside(`${old['id'] ?? 'nothing'} is no number of a meeting`);
    if (at.find('Meeting.number', groupId, number) !== undefined) return setAside('the group has a meeting of that number');
    return [row('Meeting', { groupId, number, ...span(old, at), description: anyText(old['meeting_description']) })];
  },
};

export const PARTICIPANT: TableMapping = {
  table: 'metting_participants',
  entity: 'MeetingParticipant',
  key: ['of_group', 'of_meeting', 'user_id'],
  repeats: true,
  mapped: ['of_group', 'of_meeting', 'user_id', 'participation_time'],
  map: (old, at) => {
    const there = inMeeting(old, at);
    if (typeof there === 'string') return setAside(there);
    const memberId = at.id('user_infos', old['user_id']);
    if (memberId === undefined) return setAside(`member ${old['user_id'] ?? 'none'} is gone`);
    if (at.find('MeetingParticipant.member', there, memberId) !== undefined)
      return setAside(`the member takes part already; here since ${JSON.stringify(old['participation_time'] ?? null)}`);
    return [
      row('MeetingParticipant', { meetingId: there, memberId, participatedAt: time(old, 'participation_time', 'participatedAt', at) }),
    ];
  },
};

/** The times that the roll was called in a meeting, in the meeting's file: numbered from 1 in each. */
export const SIGN: TableMapping = {
  table: 'signs',
  entity: 'RollCall',
  key: ['of_group', 'of_meeting', 'id'],
  repeats: true,
  mapped: ['of_group', 'of_meeting', 'id', 'begin_at', 'end_at'],
  map: (old, at) => {
    const there = inMeeting(old, at);
    if (typeof there === 'string') return setAside(there);
    const number = numberOf(old['id']);
    if (number === null) return setAside(`${old['id'] ?? 'nothing'} is no number of a roll call`);
    if (at.find('RollCall.number', there, number) !== undefined) return setAside('the meeting has a roll call of that number');
    return [row('RollCall', { meetingId: there, number, ...span(old, at) })];
  },
};

/** Who signed in at which; when, was not kept. */
export const SIGNATURE: TableMapping = {
  table: 'signature_books',
  entity: 'RollCallAttendance',
  key: ['of_group', 'of_meeting', 'sign_id', 'user_id'],
  repeats: true,
  mapped: ['of_group', 'of_meeting', 'sign_id', 'user_id'],
  map: (old, at) => {
    const rollCallId = at.id('signs', [old['of_group'], old['of_meeting'], old['sign_id']].map(anyText).join('-'));
    if (rollCallId === undefined) return setAside(`roll call ${old['sign_id'] ?? 'none'} of the meeting is gone`);
    const memberId = at.id('user_infos', old['user_id']);
    if (memberId === undefined) return setAside(`member ${old['user_id'] ?? 'none'} is gone`);
    if (at.find('RollCallAttendance.member', rollCallId, memberId) !== undefined) return setAside('the member has signed in already');
    return [row('RollCallAttendance', { rollCallId, memberId, signedInAt: null })];
  },
};

/** The meeting whose file a row stands in, or why there is none. */
function inMeeting(old: SourceRow, at: Context): number | string {
  return (
    at.id('meeting_infos', [old['of_group'], old['of_meeting']].map(anyText).join('-')) ??
    `meeting ${old['of_meeting'] ?? 'none'} of group ${old['of_group'] ?? 'none'} is gone`
  );
}

function numberOf(value: string | null | undefined): number | null {
  const number = whole(value);
  return number === null || number < 1 || number > HIGHEST ? null : number;
}

function span(old: SourceRow, at: Context): { beginsAt: string | null; endsAt: string | null } {
  return { beginsAt: time(old, 'begin_at', 'beginsAt', at), endsAt: time(old, 'end_at', 'endsAt', at) };
}

function time(old: SourceRow, column: string, field: string, at: Context): string | null {
  const value = old[column] ?? null;
  const instant = goTime(value);
  // Go's zero time is how the program said nothing.
  if (instant === null && value !== null && value !== '' && !value.startsWith('0001-01-01'))
    at.note(field, `${JSON.stringify(value)} is no time`);
  return instant;
}
