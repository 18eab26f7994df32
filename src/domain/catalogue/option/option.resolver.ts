import { Resolver } from 'type-graphql';
import { ListQuery } from '../../../read/declare/root-queries.js';
import { CampusFilter, CampusOrder } from '../campus/campus.filter.js';
import { CourseOrder } from '../course/course.filter.js';
import { ProjectFilter, ProjectOrder } from '../project/project.filter.js';
import { CampusOption, CourseOption, ProjectOption } from './option.type.js';

/** contract: summer-crm.campus.all, course.all, project.all */
@Resolver()
export class OptionResolver {
  @ListQuery(CampusOption, {
    description: 'Names of all campuses, also of those that were taken out of the catalogue. For whoever is signed in.',
    filter: CampusFilter,
    orderBy: { enum: CampusOrder, default: CampusOrder.ID_ASC },
  })
  campusOptions!: never;

  @ListQuery(ProjectOption, {
    description: 'Names of all projects, also of those that were taken off sale. For whoever is signed in.',
    filter: ProjectFilter,
    orderBy: { enum: ProjectOrder, default: ProjectOrder.ID_ASC },
  })
  projectOptions!: never;

  @ListQuery(CourseOption, {
    description: 'Names and codes of all courses, also of those that were taken out of the catalogue. For whoever is signed in.',
    orderBy: { enum: CourseOrder, default: CourseOrder.ID_ASC },
  })
  courseOptions!: never;
}
