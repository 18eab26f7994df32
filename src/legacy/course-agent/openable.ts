/** The endpoints that COURSE_AGENT_OPEN may open to callers without a credential, by the names it gives them. */
export const OPENABLE = { wxlogin: 'course-agent.wx.bind', wxtoken: 'course-agent.wx.access-token' } as const;
