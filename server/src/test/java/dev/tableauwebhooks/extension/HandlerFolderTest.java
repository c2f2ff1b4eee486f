package dev.tableauwebhooks.extension;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tableauwebhooks.event.EventType;
import dev.tableauwebhooks.handler.TableauEventHandler;
import dev.tableauwebhooks.workflow.Workflow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HandlerFolderTest {
  static final String TELL =
      """
      import dev.tableauwebhooks.event.TableauEvent.*;
      import dev.tableauwebhooks.handler.*;
      import java.util.Map;

      public class Tell implements TableauEventHandler {
        @Override
        public void workbookRefreshFailed(ExtractRefresh event, HandlerContext context)
            throws Exception {
          context.call("tell", "log.write", Map.of("text", event.resource().name().orElse("?")));
        }

        @Override
        public void unknown(Unrecognized event, HandlerContext context) {}
      }
      """;

  @TempDir Path root;
  private Path handlers;
  private HandlerFolder folder;

  @BeforeEach
  void makeTheFolder() throws IOException {
    handlers = Files.createDirectory(root.resolve("handlers"));
    folder = new HandlerFolder(handlers);
  }

  @Test
  void isEmptyWhenTheFolderDoesNotExist() {
    assertThat(new HandlerFolder(root.resolve("nowhere")).load()).isEqualTo(HandlerSet.EMPTY);
  }

  @Test
  void isEmptyWhenNothingOfInterestLiesInTheFolder() throws IOException {
    write("README.md", "Put your handlers here.");
    write(".Tell.java", "half a cop");

    assertThat(folder.load()).isEqualTo(HandlerSet.EMPTY);
  }

  @Test
  void compilesASourceAndCallsIt() throws Exception {
    write("Tell.java", TELL);

    var tell = only(folder.load());

    assertThat(tell.name()).isEqualTo("Tell");
    assertThat(tell.events()).isEqualTo(Set.of("WorkbookRefreshFailed", LoadedHandler.UNKNOWN));
    assertThat(tell.revision().file()).isEqualTo("handlers/Tell.java");
    assertThat(tell.revision().source()).isEqualTo(TELL);
    assertThat(tell.revision().hash()).matches("[0-9a-f]{64}");
    var context = new RecordingContext();
    HandlerMethods.call(tell.instance(), Events.of(EventType.WORKBOOK_REFRESH_FAILED), context);
    assertThat(context.done).containsExactly("tell: log.write {text=Sales}");
  }

  @Test
  void wantsTheEventsWhoseMethodsItOverrides() throws IOException {
    write("Tell.java", TELL);

    var tell = only(folder.load());

    assertThat(tell.wants(Events.of(EventType.WORKBOOK_REFRESH_FAILED))).isTrue();
    assertThat(tell.wants(Events.of(EventType.WORKBOOK_UPDATED))).isFalse();
    assertThat(tell.wants(Events.unrecognized("FlowUpdated"))).isTrue();
    assertThat(tell.wants(Events.test())).isFalse();
  }

  @Test
  void compilesAllSourcesTogetherAndTakesHelpersForWhatTheyAre() throws IOException {
    write(
        "Base.java",
        """
        package com.example;
        import dev.tableauwebhooks.event.TableauEvent.*;
        import dev.tableauwebhooks.handler.*;
        public abstract class Base implements TableauEventHandler {
          @Override
          public void viewDeleted(ContentChange event, HandlerContext context) {
            context.log(Words.GONE);
            new TableauEventHandler() {}.getClass();
          }
          private static class Inner implements TableauEventHandler {}
        }
        """);
    write(
        "Words.java", "package com.example; final class Words { static String GONE = \"gone\"; }");
    write(
        "Both.java",
        """
        package com.example;
        public class Both {
          public static class One extends Base {}
          public static class Two extends Base {}
        }
        """);

    var set = folder.load();

    assertThat(set.problems()).isEmpty();
    assertThat(set.handlers()).extracting(LoadedHandler::name).containsExactly("One", "Two");
    assertThat(set.handlers())
        .allSatisfy(handler -> {
          assertThat(handler.events()).containsExactly("ViewDeleted");
          assertThat(handler.revision().file()).isEqualTo("handlers/Both.java");
        });
  }

  @Test
  void doesNotLetASourceSeeTheServer() throws IOException {
    write(
        "Tell.java",
        TELL.replace(
            "import java.util.Map;",
            "import java.util.Map;\nimport "
                + Workflow.class.getName()
                + ";\nimport org.slf4j.Logger;"));

    assertThat(folder.load().problems())
        .extracting(ExtensionProblem::toString)
        .containsExactly(
            """
            handlers/Tell.java:4:36: package dev.tableauwebhooks.workflow does not exist
              Fix: Use the JDK, the packages event, action and handler of dev.tableauwebhooks, and \
            what lies in jars beside the file; call connectors by context.call(…).\
            """,
            """
            handlers/Tell.java:5:17: package org.slf4j does not exist
              Fix: Use the JDK, the packages event, action and handler of dev.tableauwebhooks, and \
            what lies in jars beside the file; call connectors by context.call(…).\
            """);
  }

  @Test
  void doesNotLetAJarSeeTheServer() throws IOException {
    new Jars()
        .source("Tell", TELL.replace("implements", "extends Nosy implements"))
        .source(
            "Nosy",
            "public class Nosy { public Nosy() { %s.NONE.toString(); } }"
                .formatted("dev.tableauwebhooks.workflow.Lookups"))
        .service(TableauEventHandler.class, "Tell")
        .compiledAgainst(Workflow.class)
        .write(handlers.resolve("nosy.jar"));

    assertThat(folder.load().problems())
        .extracting(ExtensionProblem::toString)
        .containsExactly(
            """
            handlers/nosy.jar: Tell cannot be loaded: java.lang.NoClassDefFoundError: \
            dev/tableauwebhooks/workflow/Lookups, caused by java.lang.ClassNotFoundException: \
            dev.tableauwebhooks.workflow.Lookups
              Fix: Put the library that it needs into the same folder or jar. Only the JDK and the \
            packages event, action and handler of dev.tableauwebhooks are there by themselves.\
            """);
  }

  @Test
  void hidesTheServersResourcesAndItsContextClassLoader() throws Exception {
    write(
        "Look.java",
        """
        import dev.tableauwebhooks.event.TableauEvent.*;
        import dev.tableauwebhooks.handler.*;
        public class Look implements TableauEventHandler {
          public Look() throws Exception { look(); }
          @Override
          public void viewDeleted(ContentChange event, HandlerContext context) throws Exception {
            look();
            context.log("saw nothing");
          }
          private void look() throws Exception {
            var loader = Thread.currentThread().getContextClassLoader();
            if (loader != getClass().getClassLoader()) throw new AssertionError(loader);
            try {
              loader.loadClass("dev.tableauwebhooks.workflow.Workflow");
              throw new AssertionError("sees a class");
            } catch (ClassNotFoundException expected) {
            }
            var path = "dev/tableauwebhooks/workflow/Workflow.class";
            if (loader.getResource(path) != null) throw new AssertionError("sees a resource");
          }
        }
        """);
    var before = Thread.currentThread().getContextClassLoader();

    var look = only(folder.load());
    var context = new RecordingContext();
    HandlerMethods.call(look.instance(), Events.of(EventType.VIEW_DELETED), context);

    assertThat(context.done).containsExactly("log saw nothing");
    assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
  }

  @Test
  void loadsAHandlerWithItsLibraryAndResourceFromJars() throws Exception {
    new Jars()
        .source(
            "Words",
            """
            package lib;
            public class Words {
              public static String first() throws Exception {
                try (var in = Words.class.getResourceAsStream("/lib/words.txt")) {
                  return new String(in.readAllBytes());
                }
              }
            }
            """)
        .resource("lib/words.txt", "from a resource")
        .write(handlers.resolve("lib.jar"));
    write("Tell.java", TELL.replace("event.resource().name().orElse(\"?\")", "lib.Words.first()"));
    new Jars()
        .source("FromJar", TELL.replace("Tell", "FromJar"))
        .service(TableauEventHandler.class, "FromJar")
        .write(handlers.resolve("from.jar"));

    var set = folder.load();

    assertThat(set.problems()).isEmpty();
    assertThat(set.handlers()).extracting(LoadedHandler::name).containsExactly("FromJar", "Tell");
    var fromJar = set.handlers().getFirst();
    assertThat(fromJar.revision().file()).isEqualTo("handlers/from.jar");
    assertThat(fromJar.revision().source())
        .isEqualTo("Class FromJar, compiled, in handlers/from.jar");
    var context = new RecordingContext();
    var failed = Events.of(EventType.WORKBOOK_REFRESH_FAILED);
    HandlerMethods.call(set.handlers().getLast().instance(), failed, context);
    assertThat(context.done).containsExactly("tell: log.write {text=from a resource}");
  }

  @Test
  void keepsTheSameInstancesWhileNothingChanges() throws IOException {
    write("Tell.java", TELL);

    var first = folder.load();

    assertThat(folder.load()).isSameAs(first);
  }

  @Test
  void makesANewRevisionOfEachHandlerWhenAnythingBesideItChanges() throws IOException {
    write("Tell.java", TELL);
    write("Other.java", TELL.replace("Tell", "Other"));
    var before = folder.load();

    write("Words.java", "class Words {}");
    var after = folder.load();

    assertThat(before.handlers().getFirst().revision().hash())
        .isNotEqualTo(before.handlers().getLast().revision().hash());
    assertThat(after.handlers()).extracting(LoadedHandler::name).containsExactly("Other", "Tell");
    assertThat(after.handlers())
        .extracting(handler -> handler.revision().hash())
        .doesNotContainAnyElementsOf(
            before.handlers().stream().map(handler -> handler.revision().hash()).toList());
  }

  @Test
  void comesBackToTheSameRevisionWhenTheChangeIsUndone() throws IOException {
    write("Tell.java", TELL);
    var before = only(folder.load());
    write("Tell.java", TELL + "// changed\n");
    folder.load();

    write("Tell.java", TELL);

    assertThat(only(folder.load()).revision()).isEqualTo(before.revision());
  }

  @Test
  void doesNotRunAnnotationProcessorsThatLieInAJar() throws IOException {
    new Jars()
        .service(javax.annotation.processing.Processor.class, "com.example.Missing")
        .write(handlers.resolve("processor.jar"));
    write("Tell.java", TELL);

    assertThat(folder.load().problems()).isEmpty();
  }

  private static LoadedHandler only(HandlerSet set) {
    assertThat(set.problems()).isEmpty();
    assertThat(set.handlers()).hasSize(1);
    return set.handlers().getFirst();
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(handlers.resolve(name), text);
  }
}
