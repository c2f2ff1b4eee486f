package dev.tableauwebhooks.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The Javadoc of a call tells its REST method, the version that brought it, and its scope. */
class CallsJavadocTest {
  private static final String TEXT = "\"([^\"]*)\"";
  private static final Pattern METHOD =
      Pattern.compile(
          "RestMethod\\.of\\(\\s*%s,\\s*%s,\\s*%s,\\s*%s".formatted(TEXT, TEXT, TEXT, TEXT));
  private static final Pattern PULSE_METHOD =
      Pattern.compile(" pulse\\(\\s*%s,\\s*%s,\\s*%s\\)".formatted(TEXT, TEXT, TEXT));
  private static final Pattern JAVADOC = Pattern.compile("/\\*\\*(.*?)\\*/", Pattern.DOTALL);

  private record Told(String call, String since, String scope) {
    static Told of(MatchResult method) {
      return new Told(method.group(1) + " " + method.group(2), method.group(3), method.group(4));
    }

    static Told ofPulse(MatchResult method) {
      return new Told(method.group(1) + " /api/-" + method.group(2), "3.21", method.group(3));
    }

    boolean isIn(String javadoc) {
      return javadoc.contains("REST: {@code " + call + "}")
          && javadoc.contains("since " + since)
          && (scope.isEmpty() || tellsScope(javadoc));
    }

    private boolean tellsScope(String javadoc) {
      return javadoc.contains("scope {@code " + scope.replace("?", "") + "}")
          && scope.endsWith("?") == javadoc.contains("(by its naming)");
    }
  }

  @Test
  void tellsTheMethodVersionAndScopeOfEachCall() throws IOException {
    var found = 0;
    for (var file : sources()) {
      var source = Files.readString(file);
      var javadoc =
          JAVADOC
              .matcher(source)
              .results()
              .map(it -> it.group(1).replaceAll("\\n\\s*\\*", " ").replaceAll("\\s+", " "))
              .toList();
      for (var told : told(source)) {
        found++;
        assertThat(javadoc).as("%s: Javadoc of %s", file, told).anyMatch(told::isIn);
      }
    }
    assertThat(found).isGreaterThan(80);
  }

  private static List<Told> told(String source) {
    var told = METHOD.matcher(source).results().map(Told::of);
    var ofPulse = PULSE_METHOD.matcher(source).results().map(Told::ofPulse);
    return Stream.concat(told, ofPulse).toList();
  }

  private static List<Path> sources() throws IOException {
    try (var files = Files.list(Path.of("src/main/java/dev/tableauwebhooks/rest"))) {
      return files.filter(file -> file.toString().endsWith(".java")).toList();
    }
  }
}
