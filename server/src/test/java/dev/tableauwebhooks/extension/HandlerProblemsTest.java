package dev.tableauwebhooks.extension;

import static dev.tableauwebhooks.extension.HandlerFolderTest.TELL;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tableauwebhooks.handler.TableauEventHandler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of handlers that cannot be loaded. */
class HandlerProblemsTest {
  @TempDir Path root;
  private Path handlers;
  private HandlerFolder folder;

  @BeforeEach
  void makeTheFolder() throws IOException {
    handlers = Files.createDirectory(root.resolve("handlers"));
    folder = new HandlerFolder(handlers);
  }

  @Test
  void showsAllCompilerErrorsWithFileLineAndColumn() throws IOException {
    write("Tell.java", TELL.replace("event.resource()", "event.resourse()"));
    write("Syntax.java", "class Syntax {\n  int x = ;\n}\n");
    write("Types.java", "class Types {\n  int x = \"text\";\n}\n");

    var set = folder.load();

    assertThat(set.handlers()).isEmpty();
    assertThat(set.problems())
        .extracting(ExtensionProblem::toString)
        .containsExactlyInAnyOrder(
            """
            handlers/Syntax.java:2:11: illegal start of expression
              Fix: Correct the line and save the file.\
            """,
            """
            handlers/Tell.java:9:59: cannot find symbol (symbol: method resourse(), location: \
            variable event of type dev.tableauwebhooks.event.TableauEvent.ExtractRefresh)
              Fix: Correct the line and save the file.\
            """,
            """
            handlers/Types.java:2:11: incompatible types: java.lang.String cannot be converted to int
              Fix: Correct the line and save the file.\
            """);
  }

  @Test
  void givesWarningsApartFromProblems() throws IOException {
    write(
        "Tell.java",
        TELL.replace(
            "HandlerContext context) {}",
            "HandlerContext context) { java.util.List raw = null; context.log(\"\" + raw); }"));

    var set = folder.load();

    assertThat(set.handlers()).hasSize(1);
    assertThat(set.warnings())
        .extracting(ExtensionProblem::toString)
        .containsExactly(
            """
            handlers/Tell.java:13:78: found raw type: java.util.List (missing type arguments for \
            generic class java.util.List<E>)
              Fix: Mend it, or silence it by @SuppressWarnings.\
            """);
  }

  @Test
  void saysThatAClassWithoutAnOverriddenMethodWouldNeverBeCalled() throws IOException {
    write(
        "Idle.java",
        """
        import dev.tableauwebhooks.event.TableauEvent.*;
        import dev.tableauwebhooks.handler.*;
        public class Idle implements TableauEventHandler {
          public void workbookRefreshFail(ExtractRefresh event, HandlerContext context) {}
        }
        """);

    assertOnlyProblem(
        """
        handlers/Idle.java: Idle overrides no method of TableauEventHandler, so no event would \
        ever reach it.
          Fix: Override the method of an event, for example workbookRefreshFailed; with @Override \
        the compiler checks its name.\
        """);
  }

  @Test
  void refusesTwoHandlersOfOneName() throws IOException {
    write("Tell.java", TELL);
    new Jars()
        .source("Tell", "package com.example;\n" + TELL)
        .service(TableauEventHandler.class, "com.example.Tell")
        .write(handlers.resolve("other.jar"));

    assertOnlyProblem(
        """
        handlers/other.jar: A second handler is named 'Tell'; the first is in handlers/Tell.java.
          Fix: Rename one of the classes: runs are told apart by the names of their handlers.\
        """);
  }

  @Test
  void saysWhyAConstructorFailed() throws IOException {
    write(
        "Tell.java",
        TELL.replace(
            "  @Override\n  public void unknown",
            """
            public Tell() {
              throw new IllegalStateException("no key", new java.io.IOException("disk"));
            }

            @Override
            public void unknown\
            """));

    assertOnlyProblem(
        """
        handlers/Tell.java:13: Tell cannot be made: java.lang.IllegalStateException: no key, \
        caused by java.io.IOException: disk
          Fix: Correct the constructor and the static fields. What may fail for a while belongs \
        into the methods, which are tried again.\
        """);
  }

  @Test
  void saysWhyAStaticFieldFailed() throws IOException {
    write(
        "Tell.java",
        TELL.replace(
            "  @Override\n  public void unknown",
            """
            static final int NUMBER = Integer.parseInt("ten");

            @Override
            public void unknown\
            """));

    assertOnlyProblem(
        """
        handlers/Tell.java:12: Tell cannot be made: java.lang.NumberFormatException: For input \
        string: "ten"
          Fix: Correct the constructor and the static fields. What may fail for a while belongs \
        into the methods, which are tried again.\
        """);
  }

  @Test
  void refusesAClassThatNobodyElseCanMake() throws IOException {
    write("Tell.java", TELL.replace("public class", "class"));

    assertOnlyProblem(
        """
        handlers/Tell.java: Tell is not a public class with a public constructor without parameters.
          Fix: Make the class public, and give it such a constructor or none at all.\
        """);
  }

  @Test
  void saysWhenSourcesHoldNoHandlerAtAll() throws IOException {
    write("Words.java", "class Words {}");

    assertOnlyProblem(
        """
        handlers/Words.java: No class in the folder implements TableauEventHandler.
          Fix: Write 'public class … implements TableauEventHandler', or remove the file.\
        """);
  }

  @Test
  void saysPlainlyWhenThereIsNoCompiler() throws IOException {
    write("Tell.java", TELL);
    folder = new HandlerFolder(handlers, Optional.empty());

    assertOnlyProblem(
        """
        handlers/Tell.java: This Java runtime (%s) has no compiler.
          Fix: Run the server on a JDK instead of a JRE (for example Temurin 25 JDK), or put the \
        compiled classes into a jar in the same folder.\
        """
            .formatted(System.getProperty("java.home")));
  }

  @Test
  void refusesASourceThatIsNotUtf8() throws IOException {
    Files.write(handlers.resolve("Tell.java"), TELL.replace("?", "ä").getBytes(ISO_8859_1));

    assertOnlyProblem(
        """
        handlers/Tell.java: The file is not encoded in UTF-8.
          Fix: Save it as UTF-8.\
        """);
  }

  @Test
  void showsEachUselessLineOfAJarsServices() throws IOException {
    new Jars()
        .source("Words", "public class Words {}")
        .service(TableauEventHandler.class, "com.example.Gone", "Words")
        .write(handlers.resolve("bad.jar"));

    assertThat(folder.load().problems())
        .extracting(ExtensionProblem::toString)
        .containsExactly(
            """
            handlers: META-INF/services names a class that cannot be used: \
            dev.tableauwebhooks.handler.TableauEventHandler: \
            Provider com.example.Gone not found
              Fix: Build the jar anew with this public class in it, or correct the name.\
            """,
            """
            handlers: META-INF/services names a class that cannot be used: \
            dev.tableauwebhooks.handler.TableauEventHandler: \
            Words not a subtype
              Fix: Build the jar anew with this public class in it, or correct the name.\
            """);
  }

  @Test
  void refusesAJarThatIsOnlyHalfThere() throws IOException {
    write("half.jar", "PK\u0003\u0004 and no more");

    assertOnlyProblem(
        """
        handlers/half.jar: The file cannot be read: zip END header not found
          Fix: Put it there again, complete and readable for the server's user, or remove it.\
        """);
  }

  private void assertOnlyProblem(String text) {
    var set = folder.load();
    assertThat(set.handlers()).isEmpty();
    assertThat(set.problems()).extracting(ExtensionProblem::toString).containsExactly(text);
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(handlers.resolve(name), text);
  }
}
