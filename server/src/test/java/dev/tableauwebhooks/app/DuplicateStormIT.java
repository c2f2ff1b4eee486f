package dev.tableauwebhooks.app;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tableau repeats a POST with an identical body; whatever the number, it is one event. */
class DuplicateStormIT {
  private static final int CONNECTIONS = 64;
  private static final int POSTS = 10_000;
  private static final String BODY = TestServer.event("WorkbookUpdated", "Sales", "99");

  @TempDir Path folder;

  @Test
  void tenThousandIdenticalPostsOn64ConnectionsAreOneEvent() throws Exception {
    try (var server =
        TestServer.in(folder)
            .file("tableau-webhooks.yaml", "ingest: { dedupeWindow: 24h }")
            .file(
                "workflows/once.yaml",
                """
                name: once
                on: WorkbookUpdated
                steps:
                  - uses: log.write
                    with: { message: "${{ event.resource.name }}" }
                """)
            .start()) {
      var answers = storm(server);

      assertThat(answers).hasSize(POSTS).allMatch(answer -> answer.status() == 202);
      var accepted = answers.stream().filter(a -> a.body().contains("\"accepted\"")).toList();
      assertThat(accepted).hasSize(1);
      var id = accepted.getFirst().body().replaceAll("\\{\"id\":\"([^\"]+)\".*", "$1");
      assertThat(answers).allMatch(a -> a.body().startsWith("{\"id\":\"" + id + "\","));
      assertOneEvent(server, id, POSTS - 1);
      assertThat(server.get("/metrics").body())
          .contains("tableau_webhooks_events_total{outcome=\"duplicate\"} 9999.0");

      server.restart();

      assertOneEvent(server, id, POSTS - 1);
      assertThat(server.post("/webhook", BODY).body()).contains(id, "\"duplicate\"");
      assertOneEvent(server, id, POSTS);
    }
  }

  private static void assertOneEvent(TestServer server, String id, int duplicates)
      throws InterruptedException {
    var events = server.json("/api/v1/events").path("events");
    assertThat(events).hasSize(1);
    assertThat(events.get(0).path("id").asString()).isEqualTo(id);
    assertThat(events.get(0).path("duplicates").asInt()).isEqualTo(duplicates);
    server.awaitRun(id, "SUCCEEDED");
  }

  /** All connections are open before the first post is sent. */
  private static List<Answer> storm(TestServer server) throws Exception {
    var begin = new CyclicBarrier(CONNECTIONS);
    var senders = new ArrayList<Callable<List<Answer>>>();
    for (var i = 0; i < CONNECTIONS; i++) {
      var posts = POSTS / CONNECTIONS + (i < POSTS % CONNECTIONS ? 1 : 0);
      senders.add(() -> send(server.uri("/").getPort(), posts, begin));
    }
    var answers = new ArrayList<Answer>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var sent : threads.invokeAll(senders)) {
        answers.addAll(sent.get());
      }
    }
    return answers;
  }

  private record Answer(int status, String body) {}

  private static List<Answer> send(int port, int posts, CyclicBarrier begin) throws Exception {
    var request =
        "POST /webhook HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
            .formatted(BODY.getBytes(UTF_8).length, BODY)
            .getBytes(UTF_8);
    var answers = new ArrayList<Answer>();
    try (var socket = new Socket("127.0.0.1", port)) {
      socket.setSoTimeout(30_000);
      socket.setTcpNoDelay(true);
      var in = new BufferedInputStream(socket.getInputStream());
      begin.await();
      for (var i = 0; i < posts; i++) {
        socket.getOutputStream().write(request);
        answers.add(answer(in));
      }
    }
    return answers;
  }

  private static Answer answer(InputStream in) throws IOException {
    var status = Integer.parseInt(line(in).split(" ")[1]);
    var length = 0;
    for (var header = line(in); !header.isEmpty(); header = line(in)) {
      if (header.regionMatches(true, 0, "content-length:", 0, 15)) {
        length = Integer.parseInt(header.substring(15).strip());
      }
    }
    return new Answer(status, new String(in.readNBytes(length), UTF_8));
  }

  private static String line(InputStream in) throws IOException {
    var line = new StringBuilder();
    for (var c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new IOException("The connection ended after " + line);
      }
      line.append(new String(new byte[] {(byte) c}, US_ASCII));
    }
    return line.toString().strip();
  }
}
