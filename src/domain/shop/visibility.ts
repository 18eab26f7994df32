import { any, own, some, type Condition, type Rule } from '../../read/rules.js';

/** Administrators of the back office see the whole shop, shoppers the rows that meet the condition, others nothing. */
function forShoppers(rows: Condition): Rule {
  return (kind) => {
    if (kind?.realm === 'STAFF') return kind.administrator;
    return kind?.realm === 'SHOPPER' ? rows : false;
  };
}

const enrolled = some('enrolments', own('shopperId'));
const ordered = some('orders', own('shopperId'));

/** Shoppers see themselves. */
export const oneself = forShoppers(own('id'));

/** Shoppers see what belongs to them. */
export const ownThings = forShoppers(own('shopperId'));

/** Shoppers see the courses they are enrolled in. */
export const enrolledCourses = forShoppers(enrolled);

/** Shoppers see the units of their courses; what they have ordered also after they have left the course. */
export const unitsWithinReach = forShoppers(some('course', any(enrolled, ordered)));
