package dev.tableauwebhooks.connector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tableauwebhooks.action.Action;
import dev.tableauwebhooks.action.Connector;
import dev.tableauwebhooks.action.Setting;
import dev.tableauwebhooks.connector.http.HttpConnector;
import dev.tableauwebhooks.connector.log.LogConnector;
import dev.tableauwebhooks.connector.slack.SlackConnector;
import dev.tableauwebhooks.http.HttpSender;
import dev.tableauwebhooks.http.OutgoingPolicy;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What users read of a connector agrees with what it takes. */
class SettingsAreDocumentedTest {
  private static final HttpSender HTTP =
      HttpSender.start(OutgoingPolicy.DEFAULT, InstantSource.system());

  static List<Connector> connectors() {
    return List.of(new LogConnector(), new HttpConnector(HTTP), new SlackConnector(HTTP));
  }

  @AfterAll
  static void close() {
    HTTP.close();
  }

  @ParameterizedTest
  @MethodSource("connectors")
  void everySettingHasASentence(Connector connector) {
    assertThat(settings(connector))
        .allSatisfy(setting ->
            assertThat(setting.getAnnotation(Setting.class))
                .as(setting.getName())
                .isNotNull()
                .satisfies(annotation -> assertThat(annotation.value()).endsWith(".")));
  }

  @ParameterizedTest
  @MethodSource("connectors")
  void actionsAreNamedAfterTheirConnector(Connector connector) {
    assertThat(connector.actions())
        .allSatisfy(action -> {
          assertThat(action.description().name()).startsWith(connector.name() + ".");
          assertThat(action.description().summary()).matches("[A-Z].*\\.");
        });
  }

  @ParameterizedTest
  @MethodSource("connectors")
  void thePageOfTheConnectorNamesEverySettingAndOutput(Connector connector) throws IOException {
    var page = Files.readString(Path.of("../docs/connectors/%s.md".formatted(connector.name())));

    for (var setting : settings(connector)) {
      assertThat(page).contains("| `%s` |".formatted(setting.getName()));
    }
    for (var action : connector.actions()) {
      for (var output : action.description().outputs()) {
        assertThat(page).contains("| `%s` |".formatted(output.name()));
      }
    }
  }

  private static List<RecordComponent> settings(Connector connector) {
    var records =
        Stream.concat(
            connector.actions().stream().map(SettingsAreDocumentedTest::settingsOf),
            connector.connectionType().stream());
    return records.flatMap(type -> Arrays.stream(type.getRecordComponents())).toList();
  }

  private static Class<?> settingsOf(Action<?> action) {
    return action.description().settings();
  }
}
