import { registerEnumType } from 'type-graphql';
import { Audience, Realm } from '../../../generated/prisma/enums.js';

registerEnumType(Realm, {
  name: 'Realm',
  description: 'The separate spaces of people who can sign in. A user name is unique within one of them.',
  valuesConfig: {
    STAFF: { description: 'Staff of the summer school, in the back office.' },
    STUDENT: { description: 'Students of the summer school.' },
    TEACHER: { description: 'Teachers of the school platform.' },
    PUPIL: { description: 'Students of the school platform.' },
    SHOPPER: { description: 'Customers of the course-service shop.' },
    MEMBER: { description: 'Users of the WeChat mini-program.' },
  },
});

registerEnumType(Audience, {
  name: 'Audience',
  description: 'The face of the gateway that a session was opened through.',
  valuesConfig: {
    GRAPHQL: { description: 'This API.' },
    SUMMER_STUDENT: { description: 'The old student app of the summer school.' },
    SUMMER_CRM: { description: 'The old back office of the summer school.' },
    COURSE_AGENT: { description: 'The old shop.' },
    SCHOOL: { description: 'The old school platform.' },
    MINIAPP: { description: 'The old mini-program API.' },
  },
});

export { Audience, Realm };
