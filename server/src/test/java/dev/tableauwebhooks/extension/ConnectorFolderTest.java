package dev.tableauwebhooks.extension;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tableauwebhooks.action.Connector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectorFolderTest {
  private static final String PAGER =
      """
      package com.example;
      import dev.tableauwebhooks.action.*;
      import java.util.List;
      public class Pager implements Connector {
        public record Settings(@Setting("What to say") String text) {}
        @Override public String name() { return "pager"; }
        @Override public List<Action<?>> actions() {
          return List.of(new Action<Settings>() {
            @Override public ActionDescription<Settings> description() {
              return new ActionDescription<>("pager.call", "Calls.", Settings.class, List.of());
            }
            @Override public ActionOutcome run(Settings settings, ActionContext context) {
              return new ActionOutcome.Succeeded("Called: " + settings.text());
            }
          });
        }
      }
      """;

  @TempDir Path root;
  private Path connectors;

  @BeforeEach
  void makeTheFolder() throws IOException {
    connectors = Files.createDirectory(root.resolve("connectors"));
  }

  @Test
  void isEmptyWhenTheFolderDoesNotExist() {
    var set = new ConnectorFolder(root.resolve("nowhere")).load();

    assertThat(set.connectors()).isEmpty();
    assertThat(set.problems()).isEmpty();
  }

  @Test
  void findsTheConnectorOfAJar() throws IOException {
    pager("pager.jar", PAGER);

    var set = new ConnectorFolder(connectors).load();

    assertThat(set.problems()).isEmpty();
    assertThat(set.connectors())
        .singleElement()
        .satisfies(connector -> {
          assertThat(connector.name()).isEqualTo("pager");
          assertThat(connector.actions())
              .extracting(action -> action.description().name())
              .containsExactly("pager.call");
        });
  }

  @Test
  void givesEachJarItsOwnClasses() throws IOException {
    pager("a.jar", PAGER);
    pager("b.jar", PAGER.replace("\"pager\"", "\"beeper\"").replace("pager.call", "beeper.call"));

    var set = new ConnectorFolder(connectors).load();

    assertThat(set.connectors()).extracting(Connector::name).containsExactly("pager", "beeper");
  }

  @Test
  void refusesTwoConnectorsOfOneName() throws IOException {
    pager("a.jar", PAGER);
    pager("b.jar", PAGER);

    assertOnlyProblem(
        """
        connectors/b.jar: A second connector is named 'pager'; the first is in connectors/a.jar.
          Fix: Remove one of the jars.\
        """);
  }

  @Test
  void refusesAJarThatNamesNoConnector() throws IOException {
    new Jars().source("Words", "public class Words {}").write(connectors.resolve("words.jar"));

    assertOnlyProblem(
        """
        connectors/words.jar: The jar names no connector.
          Fix: Write the name of its class that implements Connector into the jar's \
        META-INF/services/dev.tableauwebhooks.action.Connector, or remove the jar.\
        """);
  }

  @Test
  void namesTheJarWhoseServicesLineIsUseless() throws IOException {
    new Jars().service(Connector.class, "com.example.Gone").write(connectors.resolve("gone.jar"));

    assertOnlyProblem(
        """
        connectors/gone.jar: META-INF/services names a class that cannot be used: \
        dev.tableauwebhooks.action.Connector: Provider com.example.Gone not found
          Fix: Build the jar anew with this public class in it, or correct the name.\
        """);
  }

  @Test
  void saysWhyAConstructorFailed() throws IOException {
    pager(
        "pager.jar",
        PAGER.replace(
            "{ return \"pager\"; }",
            "{ return \"pager\"; }\n  public Pager() {"
                + " throw new IllegalStateException(\"no line\"); }"));

    assertOnlyProblem(
        """
        connectors/pager.jar: Pager cannot be made: java.lang.IllegalStateException: no line
          Fix: Correct the constructor and the static fields. What may fail for a while belongs \
        into the methods, which are tried again.\
        """);
  }

  @Test
  void saysWhyAConnectorCannotTellItsName() throws IOException {
    pager(
        "pager.jar", PAGER.replace("return \"pager\"", "throw new RuntimeException(\"no name\")"));

    assertOnlyProblem(
        """
        connectors/pager.jar: Pager cannot be made: java.lang.RuntimeException: no name
          Fix: Correct the constructor and the static fields. What may fail for a while belongs \
        into the methods, which are tried again.\
        """);
  }

  @Test
  void takesNoSources() throws IOException {
    Files.writeString(connectors.resolve("Pager.java"), PAGER);

    assertThat(new ConnectorFolder(connectors).load().connectors()).isEmpty();
  }

  @Test
  void goesOnWorkingWhenTheJarIsOverwritten() throws Exception {
    pager("pager.jar", PAGER);
    var connector = new ConnectorFolder(connectors).load().connectors().getFirst();

    Files.writeString(connectors.resolve("pager.jar"), "no jar any more");

    // Only now are the classes of the action loaded.
    assertThat(connector.actions()).hasSize(1);
  }

  @Test
  void refusesAJarThatWouldFillTheMemory() throws IOException {
    new Jars()
        .resource("zeros", "0".repeat((int) Archive.MAX_BYTES + 1))
        .write(connectors.resolve("large.jar"));

    assertOnlyProblem(
        """
        connectors/large.jar: The file cannot be read: unpacked it is larger than 64 MiB
          Fix: Put it there again, complete and readable for the server's user, or remove it.\
        """);
  }

  private void pager(String jar, String source) throws IOException {
    new Jars()
        .source("Pager", source)
        .service(Connector.class, "com.example.Pager")
        .write(connectors.resolve(jar));
  }

  private void assertOnlyProblem(String text) {
    var set = new ConnectorFolder(connectors).load();
    assertThat(set.connectors()).isEmpty();
    assertThat(set.problems()).extracting(ExtensionProblem::toString).containsExactly(text);
  }
}
