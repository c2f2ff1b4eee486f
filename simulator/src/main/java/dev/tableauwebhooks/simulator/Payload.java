package dev.tableauwebhooks.simulator;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import tools.jackson.databind.json.JsonMapper;

/**
 * The JSON that Tableau posts, in the form it has had since 2019.4 with the {@code text} of about
 * 2021 ({@code tableau/webhooks-docs} issues 11 and 34).
 */
record Payload(String resource, String eventType, String name, String siteLuid, String luid) {

  private static final JsonMapper JSON = new JsonMapper();
  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  /**
   * What the test call posts. No public sample of it exists; the documentation speaks of an empty
   * payload and receivers in the wild look for {@code event_type} Test, so this has both: the
   * fields, and nothing in them.
   */
  static Payload test(String siteLuid) {
    return new Payload("", "Test", "", siteLuid, "");
  }

  String json(Instant now) {
    return JSON.createObjectNode()
        .put("resource", resource)
        .put("event_type", eventType)
        .put("resource_name", name)
        .put("site_luid", siteLuid)
        .put("resource_luid", luid)
        .put("created_at", now.truncatedTo(ChronoUnit.SECONDS).toString())
        .put("text", text(now))
        .toString();
  }

  private String text(Instant now) {
    return "Event %s for resource %s: %s on site %s posted at %s"
        .formatted(eventType, name, luid, siteLuid, MILLIS.format(now));
  }
}
