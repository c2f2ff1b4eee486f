package dev.tableauwebhooks.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NarratorTest {
  private final StringWriter out = new StringWriter();
  private final Screen screen =
      new Screen(
          new PrintWriter(out),
          false,
          InstantSource.fixed(Instant.parse("2026-06-01T08:05:09.9Z")),
          ZoneOffset.UTC);
  private final Narrator narrator = new Narrator(screen);

  @Test
  void tellsTheEventAndWhatCameOfIt() {
    narrator.sent(event("WorkbookRefreshFailed", "Sales"));
    narrator.message(new SlackMessage("❌ Sales could not be refreshed\nOwner: Ada"));

    assertThat(out.toString())
        .isEqualTo(
            """
            08:05:09  Tableau   WorkbookRefreshFailed  Sales
            08:05:09    → Slack      ❌ Sales could not be refreshed · Owner: Ada
            """);
  }

  @Test
  void saysOfWhichEventItCameWhereOthersHappenedSince() {
    narrator.sent(event("WorkbookCreated", "Sales"));
    narrator.sent(event("WorkbookDeleted", "Sales"));
    narrator.sent(event("AdminPromoted", "ada"), "for a test");
    narrator.call(
        new StandIn.Call(
            "POST", "/x", Optional.empty(), "{\"change\":\"WorkbookCreated\",\"name\":\"Sales\"}"));
    narrator.change("Tag", "'new' for Sales", "Sales");
    narrator.message(new SlackMessage("Nobody knows why"));

    assertThat(out.toString())
        .isEqualTo(
            """
            08:05:09  Tableau   WorkbookCreated  Sales
            08:05:09  Tableau   WorkbookDeleted  Sales
            08:05:09  Tableau   AdminPromoted  ada  (for a test)
            08:05:09    → HTTP       POST /x {"change":"WorkbookCreated","name":"Sales"}  ← WorkbookCreated
            08:05:09    → Tag        'new' for Sales  ← WorkbookDeleted
            08:05:09    → Slack      Nobody knows why
            """);
  }

  @Test
  void lessensWhatIsTooLongOrWouldSteerTheTerminal() {
    narrator.sent(event("WorkbookUpdated", "a\u001b[31mb\n" + "x".repeat(200)));

    assertThat(out.toString())
        .isEqualTo("08:05:09  Tableau   WorkbookUpdated  a [31mb " + "x".repeat(83) + "…\n");
  }

  @Test
  void indentsTheFurtherLinesOfANote() {
    screen.note("not taken up: a.yaml\n  Fix: b");

    assertThat(out.toString())
        .isEqualTo(
            """
            08:05:09  demo      not taken up: a.yaml
                                  Fix: b
            """);
  }

  private static SentEvent event(String type, String name) {
    return new SentEvent(type, name, "luid", "{}");
  }
}
