package dev.tableauwebhooks.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobMatchTest {
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

  @ParameterizedTest(name = "events {0} of jobs {1}")
  @CsvSource({
    "5, 0, 5=0",
    "0, 0, 0=0",
    "90, 0, 90=0",
    "91, 0, ''",
    "-2, 0, -2=0",
    "-4, 0, ''",
    "5 200 400, 0 190 395, 5=0 200=190 400=395",
    "5 400, 0 190 395, 5=0 400=395",
    "60 65, 0 50, 60=0 65=50",
    "65, 0 50, 65=50",
    "10 20, 5, 20=5",
    "'', 0, ''",
    "10, '', ''",
  })
  void givesEachJobOneEvent(String events, String jobs, String expected) {
    assertThat(matches(seconds(events), seconds(jobs))).isEqualTo(pairs(expected));
  }

  private static Map<Long, Long> matches(List<Long> events, List<Long> jobs) {
    return JobMatch.match(events, NOON::plusSeconds, jobs, NOON::plusSeconds);
  }

  private static List<Long> seconds(String text) {
    return words(text).stream().map(Long::valueOf).toList();
  }

  private static Map<Long, Long> pairs(String text) {
    return words(text).stream()
        .map(pair -> pair.split("=", 2))
        .collect(Collectors.toMap(pair -> Long.valueOf(pair[0]), pair -> Long.valueOf(pair[1])));
  }

  private static List<String> words(String text) {
    return text.isEmpty() ? List.of() : Arrays.asList(text.split(" ", -1));
  }
}
