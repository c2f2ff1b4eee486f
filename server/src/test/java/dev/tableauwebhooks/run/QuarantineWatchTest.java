package dev.tableauwebhooks.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tableauwebhooks.codec.Json;
import dev.tableauwebhooks.run.EventLog.EventQuery;
import dev.tableauwebhooks.workflow.Lookups;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuarantineWatchTest {
  private static final Duration EVERY = Duration.ofMinutes(5);

  @TempDir Path folder;

  @SuppressWarnings("NullAway.Init") // made before each test
  private Engine engine;

  @BeforeEach
  void start() {
    engine = new Engine(folder, Map.of(), Lookups.NONE);
  }

  @AfterEach
  void stop() {
    engine.close();
  }

  private QuarantineWatch watch() {
    return new QuarantineWatch(engine.events, engine.internalEvents, engine.clock, EVERY);
  }

  private void setAside(String body) throws InterruptedException {
    var bytes = body.getBytes(UTF_8);
    engine.intake.setAside(Optional.of("demo"), bytes, bytes, "The body is not JSON.");
  }

  private List<Map<String, Object>> told() throws InterruptedException {
    var query =
        new EventQuery(10, Optional.of("QuarantineGrew"), Optional.empty(), Optional.empty());
    return engine.events.events(query).stream()
        .map(event -> Json.readObject(new String(event.body(), UTF_8)))
        .toList();
  }

  @Test
  void saysNothingWhereNothingWasSetAside() throws Exception {
    watch().look();

    assertThat(told()).isEmpty();
  }

  @Test
  void tellsHowManyCameAndWhyWhicheverNodeLooks() throws Exception {
    setAside("one, to hash");
    setAside("two, to hash");

    watch().look();
    watch().look();

    assertThat(told()).hasSize(1);
    assertThat(told().getFirst())
        .containsEntry(
            "text",
            "2 bodies were set aside, since they are no events; the latest: The body is not JSON.");
    assertThat(told().getFirst().get("details"))
        .asInstanceOf(InstanceOfAssertFactories.MAP)
        .containsEntry("count", 2)
        .containsEntry("site", "demo");
  }

  @Test
  void isSilentAboutWhatWasToldBefore() throws Exception {
    setAside("one, to hash");
    watch().look();
    engine.clock.advance(EVERY);
    watch().look();
    engine.clock.advance(EVERY);
    watch().look();
    assertThat(told()).hasSize(1);

    setAside("two, to hash");
    watch().look();

    assertThat(told()).hasSize(2);
    assertThat(told().getFirst())
        .containsEntry("text", "A body was set aside, since it is no event: The body is not JSON.");
  }
}
