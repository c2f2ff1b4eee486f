package dev.tableauwebhooks.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tableauwebhooks.rest.StandIn.Reply;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compiles and runs every Java block of the README against a server on loopback. */
class ReadmeIT {
  private static final Pattern BLOCK = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

  private static final String IMPORTS =
      """
      import dev.tableauwebhooks.rest.*;
      import dev.tableauwebhooks.rest.TableauProblem.*;
      import dev.tableauwebhooks.rest.model.*;
      import java.net.URI;
      import java.time.*;
      import java.util.*;
      """;

  @TempDir Path directory;

  static Stream<String> blocks() throws IOException {
    return BLOCK.matcher(Files.readString(Path.of("README.md"))).results().map(it -> it.group(1));
  }

  @ParameterizedTest
  @MethodSource("blocks")
  void runs(String block) throws Exception {
    try (var tableau = StandIn.start()) {
      answer(tableau);
      compile(
          IMPORTS
              + "public class Example {\n  public static void run() throws Exception {\n"
              + ((block.contains("Tableau.at(") ? "" : CLIENT) + block)
                  .replace("https://tableau.example.com", tableau.uri().toString())
              + "\n  }\n}\n");
      run();
      assertThat(tableau.signIns()).isNotEmpty();
    }
  }

  private static final String CLIENT =
      """
      Tableau tableau = Tableau.at(URI.create("https://tableau.example.com"))
          .credentials(Credentials.password("jane", "secret")).build();
      String workbookLuid = "w1";
      java.nio.file.Path folder = java.nio.file.Files.createTempDirectory("exports");
      """;

  private void compile(String source) throws IOException {
    var file = Files.writeString(directory.resolve("Example.java"), source);
    var classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    var result =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-proc:none",
                "-cp",
                classPath,
                "-d",
                directory.toString(),
                file.toString());
    assertThat(result).as("javac of%n%s", source).isZero();
  }

  private void run() throws Exception {
    var urls = new URL[] {directory.toUri().toURL()};
    try (var loader = new URLClassLoader(urls, ReadmeIT.class.getClassLoader())) {
      loader.loadClass("Example").getMethod("run").invoke(null);
    }
  }

  private static final String JOB =
      """
      {"job": {"id": "j", "completedAt": "2026-01-02T03:04:05Z", "finishCode": "1",
        "extractRefreshJob": {"notes": "Login failed", "workbook": {"id": "w1"}}}}
      """;
  private static final String TASKS =
      """
      {"tasks": {"task": {"extractRefresh": {"id": "t", "consecutiveFailedCount": "4"}}}}
      """;
  private static final String LINEAGE =
      """
      {"data": {"publishedDatasourcesConnection": {"nodes": [{"owner": {"luid": "u1"}}]}}}
      """;

  private static void answer(StandIn tableau) {
    var workbook =
        """
        {"id": "w1", "name": "Sales", "project": {"id": "p1", "name": "Finance"},
         "owner": {"id": "u1"}, "tags": {"tag": [{"label": "critical"}]}}
        """;
    tableau
        .onSite("GET", "/workbooks/w1", "{\"workbook\": " + workbook + "}")
        .onSite("GET", "/workbooks", "{\"workbooks\": {\"workbook\": [" + workbook + "]}}")
        .onSite("PUT", "/workbooks/w1/tags", "{\"tags\": {\"tag\": [{\"label\": \"late\"}]}}")
        .onSite("POST", "/workbooks/w1/refresh", _ -> Reply.json(202, "{\"job\":{\"id\":\"j\"}}"))
        .onSite(
            "GET",
            "/projects",
            "{\"projects\": {\"project\": [{\"id\": \"p1\", \"name\": \"P\"}]}}")
        .onSite("GET", "/users/u1", "{\"user\": {\"id\": \"u1\", \"name\": \"jane\"}}")
        .onSite("GET", "/jobs", "{\"backgroundJobs\": {\"backgroundJob\": {\"id\": \"j\"}}}")
        .onSite("GET", "/jobs/j", JOB)
        .onSite("GET", "/tasks/extractRefreshes", TASKS)
        .onSite("PUT", "/workbooks/w1", "{\"workbook\": " + workbook + "}")
        .onSite("POST", "/dataQualityWarnings/datasource/d1", "{}")
        .onSite("GET", "/views/v1/pdf", _ -> Reply.file(200, "application/pdf", new byte[] {1}))
        .on("POST /api/metadata/graphql", _ -> Reply.json(200, LINEAGE));
    for (var path : List.of("/flows/f1", "/workbooks/gone")) {
      tableau.onSite("GET", path, _ -> Reply.error("404006", "Resource Not Found", "Gone"));
    }
  }
}
