/**
 * When whoever was refused as UNAVAILABLE may come again, in seconds; clients cannot see who refused, so it is one for all. What is
 * refused for want of room has it within a second, or the next process has. A database that is still away then refuses as cheaply as
 * before: nobody waits for a connection or a lock for longer than it lets them.
 */
export const RETRY_AFTER_SECONDS = 1;
