// China has had no summer time since 1991, and one zone, so its offset is a constant.

/** As ISO 8601 writes it. */
export const CHINA_OFFSET = '+08:00';

/** In milliseconds: what clocks in China are ahead of UTC. */
export const CHINA_OFFSET_MS = 8 * 3_600_000;
