package dev.tableauwebhooks.observe;

/**
 * How large logs may become, in bytes.
 *
 * @param file one file, before it is put aside
 * @param all the files that were put aside
 */
record LogSizes(long file, long all) {
  private static final long MEBIBYTE = 1024L * 1024;

  static final LogSizes DEFAULT = new LogSizes(20 * MEBIBYTE, 500 * MEBIBYTE);
}
