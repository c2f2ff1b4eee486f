package dev.tableauwebhooks.simulator;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The name of a file in a {@code Content-Disposition}: plain letters, and all of them besides. */
record FileName(String name) {

  static FileName of(String title, String extension) {
    return new FileName(title + "." + extension);
  }

  /** Of an export. */
  String attachment() {
    return "attachment; " + both();
  }

  /** Of a download, which Tableau names like the part of the upload. */
  String part(String partName) {
    return "name=\"%s\"; %s".formatted(partName, both());
  }

  private String both() {
    var plain = name.replaceAll("[^\\x20-\\x7E]|[\"\\\\/:*?<>|;]", "_");
    var encoded = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    return "filename=\"%s\"; filename*=UTF-8''%s".formatted(plain, encoded);
  }
}
