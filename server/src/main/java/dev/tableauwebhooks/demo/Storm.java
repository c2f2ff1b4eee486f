package dev.tableauwebhooks.demo;

import dev.tableauwebhooks.codec.SampleEvents;
import dev.tableauwebhooks.event.EventType;
import dev.tableauwebhooks.simulator.DemoSite;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.Map;

/** Many refreshes that fail at once, and a workflow that makes one message of them. */
final class Storm {
  static final int FAILURES = 40;

  /** What its messages hold. */
  static final String STATION = "Weather station";

  private static final String WORKFLOW =
      """
      # Written by ./demo. The first failure opens an incident, the others are counted in it; Slack is
      # told once when it has lasted two seconds, and once when all have recovered.
      name: One message for a storm
      on: [DatasourceRefreshFailed, DatasourceRefreshSucceeded]
      if: event.resource.name.startsWith('Weather station')
      incident: { key: event.siteLuid }
      group: { wait: 2s, interval: 1m }
      steps:
        - uses: slack.post
          with:
            text: >-
              ${{ incident.state == 'open'
                ? ':x: ' + string(incident.memberCount) + ' refreshes fail: '
                  + truncate(join(incident.members, ', '), 60)
                : ':white_check_mark: All ' + string(incident.totalCount)
                  + ' refreshes work again: ' + truncate(join(incident.recovered, ', '), 60) }}
      """;

  private static final Map<String, String> SILENCE =
      Map.of(
          "matcher",
          "run.workflow != 'One message for a storm' && event.resource.name.startsWith('"
              + STATION
              + "')",
          "author",
          "the demo",
          "reason",
          "One message for all of them is enough",
          "for",
          "1d");

  private final ServerClient server;
  private final SampleEvents samples = new SampleEvents(InstantSource.system());

  Storm(ServerClient server) {
    this.server = server;
  }

  /** Puts the workflow into the folder, and silences those that tell of each failure. */
  void prepare(DemoFolder folder) throws InterruptedException {
    try {
      Files.writeString(folder.workflow("storm.yaml"), WORKFLOW);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write the workflow of the storm", e);
    }
    Patience.seconds(20)
        .demand(
            () ->
                server
                    .programs()
                    .filter(it -> it.revisions().containsKey("One message for a storm")),
            () -> "The workflow of the storm is not in effect.");
    server.post("/api/v1/silences", SILENCE);
  }

  /** Posts all failures, each answered 202. */
  void breakOut() throws InterruptedException {
    post(EventType.DATASOURCE_REFRESH_FAILED);
  }

  /** Posts all successes, each answered 202. */
  void blowOver() throws InterruptedException {
    post(EventType.DATASOURCE_REFRESH_SUCCEEDED);
  }

  private void post(EventType type) throws InterruptedException {
    for (var number = 1; number <= FAILURES; number++) {
      var fields =
          Map.of(
              "resource_name",
              "%s %d".formatted(STATION, number),
              "resource_luid",
              "%08d-0000-4000-8000-000000000000".formatted(number),
              "site_luid",
              DemoSite.LUID);
      var answer = server.postEvent(samples.body(type, fields));
      if (answer.filter(it -> it.status() == 202).isEmpty()) {
        throw DemoFailed.check("The server answered %s.".formatted(answer));
      }
    }
  }
}
