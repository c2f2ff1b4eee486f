package dev.tableauwebhooks.config;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads {@code webhooks}. */
final class WebhookReader {
  private static final Duration EVERY = Duration.ofMinutes(5);
  private static final Pattern PREFIX = Pattern.compile("[\\w.:-][\\w .:-]{1,39}");
  private static final String OFF = "off";

  private final Section section;
  private final ServerSettings server;
  private final Values values;

  WebhookReader(Section root, ServerSettings server) {
    this.section = root.section("webhooks");
    this.server = server;
    this.values = new Values(root.reading().problems());
  }

  WebhookSettings webhooks() {
    var manage = section.text("manage").flatMap(values::flag);
    if (manage.equals(Optional.of(true)) && server.publicUrl().isEmpty()) {
      section
          .reading()
          .problems()
          .add(
              section.place("manage"),
              "Webhooks cannot be made without the address under which Tableau reaches the server.",
              "Set server.publicUrl, or remove webhooks.manage.");
    }
    var prefix = section.text("prefix").flatMap(this::prefix).orElse("tableau-webhooks:");
    var allowAnyUrl = section.text("allowAnyUrl").flatMap(values::flag).orElse(false);
    return new WebhookSettings(
        manage.orElse(server.publicUrl().isPresent()), watch(), prefix, allowAnyUrl);
  }

  private Optional<Duration> watch() {
    var given = section.text("watch");
    return given.isPresent() && given.get().text().strip().equalsIgnoreCase(OFF)
        ? Optional.empty()
        : given.flatMap(values::duration).or(() -> Optional.of(EVERY));
  }

  private Optional<String> prefix(Given given) {
    return values.matching(
        given,
        PREFIX,
        "a prefix for names",
        "Write 2 to 40 letters, digits and . : _ -, such as tableau-webhooks:");
  }
}
