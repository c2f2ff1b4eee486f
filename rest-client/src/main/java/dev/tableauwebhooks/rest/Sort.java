package dev.tableauwebhooks.rest;

/** An order of a list call. */
public record Sort(String field, boolean descending) {
  public Sort {
    checkField(field);
  }

  public static Sort ascending(String field) {
    return new Sort(field, false);
  }

  public static Sort descending(String field) {
    return new Sort(field, true);
  }

  static void checkField(String field) {
    if (field.isEmpty() || !field.chars().allMatch(Sort::isLetter)) {
      throw new IllegalArgumentException(
          "'%s' is not the name of a field. Write it like createdAt.".formatted(field));
    }
  }

  private static boolean isLetter(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  String expression() {
    return field + (descending ? ":desc" : ":asc");
  }
}
