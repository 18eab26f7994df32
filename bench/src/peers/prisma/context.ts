import type { PrismaClient } from './client.js';
import { createLoaders, type Loaders } from './loaders.js';

/** What the resolvers of one request share. */
export interface Context {
  readonly prisma: PrismaClient;
  /** Of this request only, as DataLoader's guide asks: they remember what they have read. */
  readonly loaders: Loaders;
}

export function createContext(prisma: PrismaClient): Context {
  return { prisma, loaders: createLoaders(prisma) };
}
