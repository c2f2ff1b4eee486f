package dev.tableauwebhooks.site;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What sort of trouble an error text of Tableau tells of. The texts come from many drivers and are
 * nowhere listed; these words were gathered from threads in which people quote them, so the kind is
 * a help and no promise. The first kind whose words occur counts.
 */
enum ErrorKind {
  MEMORY("memory", "out of memory", "outofmemory", "bad allocation", "bad_alloc"),
  DISK("disk", "no space left", "disk full", "disk is full", "disk space", "not enough space"),
  DRIVER(
      "driver",
      "drivers required to connect",
      "drivers necessary to connect",
      "driver is not installed",
      "driver not found",
      "no suitable driver",
      "data source name not found",
      "nodriver"),
  LOGIN(
      "login",
      "login failed",
      "logon failed",
      "logon denied",
      "access denied for user",
      "authenticat",
      "credential",
      "password",
      "username",
      "oauth",
      "access token",
      "unauthorized",
      "sign in",
      "sign-in"),
  TIMEOUT(
      "timeout",
      "timed out",
      "timeout",
      "time limit",
      "time resource limit",
      "cancelexception",
      "operation cancelled",
      "operation canceled"),
  PERMISSION(
      "permission",
      "permission",
      "access denied",
      "insufficient privilege",
      "privilege",
      "forbidden"),
  MISSING_TABLE(
      "missing-table",
      "invalid object name",
      "table or view does not exist",
      "does not exist or not authorized",
      "no such table",
      "unknown table",
      "invalid table",
      "missing table",
      "table not found",
      "relation \"",
      "object does not exist",
      "does not exist"),
  CONNECTION(
      "connection",
      "connect",
      "network",
      "unreachable",
      "not reachable",
      "unknown host",
      "host not found",
      "no route to host",
      "certificate",
      "tls",
      "ssl"),
  OTHER("other");

  private final String word;
  private final Pattern words;

  ErrorKind(String word, String... texts) {
    this.word = word;
    this.words =
        Pattern.compile(String.join("|", Arrays.stream(texts).map(Pattern::quote).toList()));
  }

  /** As expressions see it. */
  String word() {
    return word;
  }

  /** All words, in the order of the reference. */
  static List<String> all() {
    return Arrays.stream(values()).map(ErrorKind::word).toList();
  }

  static ErrorKind of(String error) {
    var text = error.toLowerCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(kind -> kind != OTHER && kind.words.matcher(text).find())
        .findFirst()
        .orElse(OTHER);
  }
}
