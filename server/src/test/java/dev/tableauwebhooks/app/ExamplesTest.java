package dev.tableauwebhooks.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.tableauwebhooks.Repository;
import dev.tableauwebhooks.config.Configuration;
import dev.tableauwebhooks.config.ConfigurationLoader;
import dev.tableauwebhooks.config.LoadResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What lies in examples/ is right for the server as it is, and for editors. */
class ExamplesTest {
  private static final String CONFIGURATION =
      """
      connections:
        slack: { type: slack, webhookUrl: "${SLACK_WEBHOOK_URL}" }
      secrets: { SERVICENOW: "${SERVICENOW_AUTHORIZATION}" }
      env: [WORKBOOK_CHANGES_URL]
      """;
  private static final Map<String, String> VARIABLES =
      Map.of(
          "SLACK_WEBHOOK_URL", "https://hooks.slack.com/services/x",
          "SERVICENOW_AUTHORIZATION", "Basic dGFibGVhdTpzM2NyZXQ=",
          "WORKBOOK_CHANGES_URL", "https://catalogue.example.com/");

  @TempDir Path folder;

  @Test
  void theServerTakesEveryExample() throws IOException {
    for (var kind : List.of("workflows", "handlers")) {
      Files.createDirectory(folder.resolve(kind));
      for (var example : examples(kind)) {
        Files.copy(example, folder.resolve(kind).resolve(example.getFileName()));
      }
    }

    var findings = Check.of(configuration(), folder);

    assertThat(findings.problems()).isEmpty();
    assertThat(findings.workflows())
        .hasSize(examples("workflows").size() + examples("handlers").size());
  }

  @Test
  void editorsFindNoMistakeInAnyExample() throws IOException {
    Schema schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(Check.schema(configuration(), folder), InputFormat.JSON);

    for (var example : examples("workflows")) {
      assertThat(schema.validate(Files.readString(example), InputFormat.YAML))
          .as(example.toString())
          .isEmpty();
    }
  }

  private Configuration configuration() throws IOException {
    Files.writeString(folder.resolve("tableau-webhooks.yaml"), CONFIGURATION);
    return switch (ConfigurationLoader.load(Optional.of(folder), VARIABLES)) {
      case LoadResult.Loaded<Configuration>(var configuration) -> configuration;
      case LoadResult.Refused<Configuration>(var problems) ->
          throw new AssertionError(problems.toString());
    };
  }

  private static List<Path> examples(String kind) throws IOException {
    try (Stream<Path> files = Files.list(Repository.file("examples/" + kind))) {
      return files.sorted().toList();
    }
  }
}
