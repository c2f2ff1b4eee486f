package dev.tableauwebhooks.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.tableauwebhooks.config.Configuration;
import dev.tableauwebhooks.config.ConfigurationLoader;
import dev.tableauwebhooks.config.LoadResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples load with the real connectors, as they are. */
class ExamplesTest {
  private static final Path EXAMPLES = Path.of("..", "examples");

  @TempDir Path folder;

  @BeforeEach
  void copyExamples() throws IOException {
    for (var kind : List.of("workflows", "handlers")) {
      Files.createDirectories(folder.resolve(kind));
      try (var files = Files.list(EXAMPLES.resolve(kind))) {
        for (var file : files.toList()) {
          Files.copy(file, folder.resolve(kind).resolve(file.getFileName()));
        }
      }
    }
    Files.writeString(
        folder.resolve("tableau-webhooks.yaml"),
        """
        connections:
          slack:
            type: slack
            webhookUrl: ${SLACK_WEBHOOK_URL}
        env: [WORKBOOK_CHANGES_URL]
        """);
  }

  private Configuration configuration() {
    var variables =
        Map.of(
            "TABLEAU_WEBHOOKS_ENV",
            "development",
            "SLACK_WEBHOOK_URL",
            "https://hooks.slack.com/services/T/B/x",
            "WORKBOOK_CHANGES_URL",
            "https://example.com/changes");
    return switch (ConfigurationLoader.load(Optional.of(folder), variables)) {
      case LoadResult.Loaded<Configuration>(var loaded) -> loaded;
      case LoadResult.Refused<Configuration>(var problems) ->
          throw new AssertionError(problems.toString());
    };
  }

  @Test
  void loadWithoutAProblem() {
    var findings = Check.of(configuration(), folder);

    assertThat(findings.problems()).isEmpty();
    assertThat(findings.workflows())
        .contains("Update the broadcasts of a workbook", "Tell Slack about failed refreshes")
        .hasSizeGreaterThan(5);
  }

  @Test
  void validateAgainstTheSchemaForEditors() throws IOException {
    var schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(Check.schema(configuration(), folder), InputFormat.JSON);

    try (var files = Files.list(folder.resolve("workflows"))) {
      for (var file : files.toList()) {
        var errors = schema.validate(Files.readString(file), InputFormat.YAML);
        assertThat(errors).as(file.toString()).isEmpty();
      }
    }
  }
}
