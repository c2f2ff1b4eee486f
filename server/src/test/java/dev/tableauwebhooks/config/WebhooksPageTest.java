package dev.tableauwebhooks.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tableauwebhooks.CodeBlock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds {@code docs/webhooks.md} to what the loader really reads. */
class WebhooksPageTest {
  @TempDir private Path directory;

  static List<CodeBlock> blocks() throws IOException {
    return CodeBlock.of("docs/webhooks.md", "yaml");
  }

  @Test
  void showsHowTheyAreConfigured() throws IOException {
    assertThat(blocks()).hasSize(2);
  }

  @ParameterizedTest
  @MethodSource("blocks")
  void loadsEveryBlock(CodeBlock block) {
    var configuration =
        new ConfigurationFolder(directory)
            .variable("MARKETING_PAT", "secret")
            .yaml(block.text())
            .load();

    assertThat(configuration.sites()).hasSize(1);
    assertThat(
            configuration.webhooks().manage()
                || !configuration.sites().getFirst().always().isEmpty())
        .isTrue();
  }
}
