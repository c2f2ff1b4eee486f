package dev.tableauwebhooks.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The folder of the server that the demo starts, as a user would write it: the configuration, the
 * workflows and handlers of {@code examples/}, and a {@code .env} with the addresses of the day.
 *
 * @param isTemporary whether it is removed at the end
 */
record DemoFolder(Path path, boolean isTemporary) {

  /** The files of {@code examples/} that are used, from the class path. */
  static final List<String> EXAMPLES =
      List.of(
          "workflows/broadcast.yaml",
          "workflows/certify-new-datasource.yaml",
          "workflows/refresh-failed-to-slack.yaml",
          "workflows/tag-filtered.yaml",
          "workflows/workbook-changed-http.yaml",
          "handlers/TellAboutAdministrators.java");

  private static final String NAME = "tableau-webhooks-demo";
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rwx------");

  private static final String CONFIGURATION =
      """
      # What ./demo starts the server with. The addresses stand in .env, beside this file.
      environment: development

      # The simulated Tableau.
      sites:
        - name: demo
          url: ${TABLEAU_DOMAIN}
          contentUrl: demo
          credentials:
            pat: { name: demo-pat, secret: "${TABLEAU_PAT_SECRET}" }

      # In development, a repeated body counts as a duplicate for ten seconds only.
      ingest:
        dedupeWindow: 24h

      # Receivers on this machine stand in for Slack and for an HTTP target.
      connections:
        slack:
          type: slack
          webhookUrl: ${SLACK_WEBHOOK_URL}
      env: [WORKBOOK_CHANGES_URL]
      outgoing:
        allow: [127.0.0.1]
      """;

  private static final String VARIABLES =
      """
      # Written by ./demo at each start.
      TABLEAU_DOMAIN=%s
      TABLEAU_PAT_SECRET=%s
      SLACK_WEBHOOK_URL=%s
      WORKBOOK_CHANGES_URL=%s
      """;

  /** Where the server finds the others. */
  record Addresses(URI tableau, String patSecret, URI slack, URI target) {}

  /** Makes the folder; files that are there already are kept, but for {@code .env}. */
  static DemoFolder make(Optional<Path> wanted, Addresses addresses) {
    try {
      var path =
          wanted.isPresent()
              ? Files.createDirectories(wanted.get().toAbsolutePath().normalize())
              : temporary();
      var folder = new DemoFolder(path, wanted.isEmpty());
      folder.write("tableau-webhooks.yaml", CONFIGURATION);
      for (var example : EXAMPLES) {
        folder.write(example, example(example));
      }
      folder.writeVariables(addresses);
      return folder;
    } catch (IOException e) {
      throw new DemoFailed(
          "The folder of the demo cannot be written: " + e,
          "Give another one with --folder DIR.",
          e);
    }
  }

  /** A short name, since people are to type it; nobody else may look into it. */
  private static Path temporary() throws IOException {
    var parent = Path.of(System.getProperty("java.io.tmpdir"));
    for (var number = 1; number < 10; number++) {
      var path = parent.resolve(NAME + (number == 1 ? "" : "-" + number));
      try {
        return parent.getFileSystem().supportedFileAttributeViews().contains("posix")
            ? Files.createDirectory(path, PosixFilePermissions.asFileAttribute(OWNER_ONLY))
            : Files.createDirectory(path);
      } catch (FileAlreadyExistsException _) {
        // Another demo runs, or was killed.
      }
    }
    return Files.createTempDirectory(NAME + "-");
  }

  Path workflow(String name) {
    return path.resolve("workflows").resolve(name);
  }

  /** Removes it, if it is temporary. */
  void remove() {
    if (!isTemporary) {
      return;
    }
    try (var files = Files.walk(path)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot remove " + path, e);
    }
  }

  private void write(String name, String text) throws IOException {
    var file = path.resolve(name);
    if (Files.notExists(file)) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    }
  }

  private void writeVariables(Addresses addresses) throws IOException {
    var file = path.resolve(".env");
    Files.writeString(
        file,
        VARIABLES.formatted(
            addresses.tableau(), addresses.patSecret(), addresses.slack(), addresses.target()));
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
  }

  private static String example(String name) throws IOException {
    try (InputStream in = DemoFolder.class.getResourceAsStream("examples/" + name)) {
      if (in == null) {
        throw new IllegalStateException("The program lacks its example " + name);
      }
      return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    }
  }
}
