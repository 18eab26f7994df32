import type { Transaction } from '../../src/core/database/database.js';

/** Campus types, campuses, projects with fees for 1, 2 and 3 courses, courses and offerings. */
export async function seedCatalogue(transaction: Transaction): Promise<void> {
  const [america, china] = await Promise.all(['美国暑校', '国内暑校'].map((title) => transaction.campusType.create({ data: { title } })));
  if (america === undefined || china === undefined) throw new Error('Campus types were not made.');
  await transaction.campus.create({ data: { name: '加州大学伯克利分校', info: '旧金山湾区', campusTypeId: america.id } });
}
