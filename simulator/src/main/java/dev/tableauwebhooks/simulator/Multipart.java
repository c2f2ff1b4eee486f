package dev.tableauwebhooks.simulator;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The parts of a {@code multipart/mixed} body, told apart by the names Tableau gives them. */
record Multipart(List<Part> parts) {

  /** One part; the text is UTF-8, which a file need not be. */
  record Part(String name, String contentType, String text) {}

  private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)\"?");
  private static final Pattern NAME = Pattern.compile("(?i)\\bname=\"?([^\";\\r\\n]+)\"?");
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
    var type = TYPE.matcher(head);
    var bytes = piece.substring(end + 4).stripTrailing().getBytes(StandardCharsets.ISO_8859_1);
    return name.find()
        ? Optional.of(
            new Part(
                name.group(1),
                type.find() ? type.group(1) : "",
                new String(bytes, StandardCharsets.UTF_8)))
        : Optional.empty();
  }
}
