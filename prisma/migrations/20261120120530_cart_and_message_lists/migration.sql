-- CreateIndex
CREATE INDEX "cart_line_status_id_idx" ON "cart_line"("status", "id");

-- CreateIndex
CREATE INDEX "student_message_read_id_idx" ON "student_message"("read", "id");
