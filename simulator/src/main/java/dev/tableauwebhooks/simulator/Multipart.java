package dev.tableauwebhooks.simulator;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The parts of a {@code multipart/mixed} body, told apart by the names Tableau gives them. */
record Multipart(List<Part> parts) {

  /** One part. */
  record Part(String name, String fileName, String contentType, byte[] bytes) {

    /** The part as UTF-8, which a file need not be. */
    String text() {
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }

  private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)\"?");
  private static final Pattern NAME = Pattern.compile("(?i)\\bname=\"?([^\";\\r\\n]+)\"?");
  private static final Pattern FILE = Pattern.compile("(?i)\\bfilename=\"?([^\";\\r\\n]+)\"?");
  private static final Pattern TYPE = Pattern.compile("(?i)content-type:[ \\t]*([^\\r\\n]+)");

  Multipart {
    parts = List.copyOf(parts);
  }

  static Multipart of(Request request) {
    var contentType = request.header("content-type").orElse("");
    var boundary = BOUNDARY.matcher(contentType);
    if (!contentType.startsWith("multipart/") || !boundary.find()) {
      throw Refusal.malformed("the content type is not multipart/mixed with a boundary");
    }
    // One char a byte, so that a binary file cannot disturb the search for the boundary.
    var body = new String(request.body(), StandardCharsets.ISO_8859_1);
    var parts = new ArrayList<Part>();
    for (var piece : body.split(Pattern.quote("--" + boundary.group(1)), -1)) {
      part(piece).ifPresent(parts::add);
    }
    return new Multipart(parts);
  }

  Optional<Part> find(String name) {
    return parts.stream().filter(part -> part.name().equals(name)).findFirst();
  }

  private static Optional<Part> part(String piece) {
    var end = piece.indexOf("\r\n\r\n");
    if (end < 0) {
      return Optional.empty();
    }
    var head = piece.substring(0, end);
    var name = NAME.matcher(head);
    if (!name.find()) {
      return Optional.empty();
    }
    var content = piece.substring(end + 4, Math.max(end + 4, piece.length() - lineEnd(piece)));
    return Optional.of(
        new Part(
            name.group(1),
            first(FILE, head),
            first(TYPE, head),
            content.getBytes(StandardCharsets.ISO_8859_1)));
  }

  /** The line break before a boundary belongs to the boundary. */
  private static int lineEnd(String piece) {
    return piece.endsWith("\r\n") ? 2 : 0;
  }

  private static String first(Pattern pattern, String head) {
    var match = pattern.matcher(head);
    return match.find()
        ? new String(match.group(1).getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8)
        : "";
  }
}
