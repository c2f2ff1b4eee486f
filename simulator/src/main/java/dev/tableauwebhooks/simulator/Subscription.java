package dev.tableauwebhooks.simulator;

/** A view or workbook that is mailed to a user by a schedule. */
record Subscription(
    String luid,
    String subject,
    String message,
    Attachments attachments,
    Subject content,
    String scheduleLuid,
    String userLuid,
    boolean suspended) {

  /** What the mail carries besides a link. */
  record Attachments(boolean image, boolean pdf, String pageOrientation, String pageSizeOption) {}

  /** What is mailed, and whether also when there is nothing in it. */
  record Subject(String luid, boolean workbook, boolean sendIfViewEmpty) {}
}
