-- CreateIndex
CREATE INDEX "review_course_status_idx" ON "review_course"("status");
