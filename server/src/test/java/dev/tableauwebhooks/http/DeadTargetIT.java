package dev.tableauwebhooks.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tableauwebhooks.http.Reply.Answered;
import dev.tableauwebhooks.http.Reply.Busy;
import dev.tableauwebhooks.http.Reply.NoAnswer;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DeadTargetIT {
  private final SettableTime time = new SettableTime();

  @Test
  void twoHundredCallsToADeadTargetDoNotDelayALivingOne() throws Exception {
    var ended = new ConcurrentLinkedQueue<Reply>();
    try (var dead = SocketStandIn.silent();
        var living = HttpStandIn.answering(200, "here");
        var sender = HttpSender.start(OutgoingPolicy.DEFAULT, time)) {
      var callers = Executors.newVirtualThreadPerTaskExecutor();
      var calls =
          IntStream.range(0, 200)
              .mapToObj(_ -> callers.submit(() -> ended.add(sender.send(get(dead.uri("/"))))))
              .toList();
      await().until(() -> dead.connections() == 32);

      for (var call = 0; call < 100; call++) {
        assertThat(sender.send(get(living.uri("/")))).isInstanceOf(Answered.class);
      }

      await().until(() -> ended.size() == 168);
      assertThat(ended).allMatch(Busy.class::isInstance);
      assertThat(dead.connections()).as("never more than its share").isEqualTo(32);
      assertThat(calls.stream().filter(Future::isDone)).hasSize(168);
      callers.shutdownNow();
      callers.close();
    }
  }

  @Test
  void aDeadTargetIsLeftAloneAndFoundAgainWhenItIsBack() throws Exception {
    int port;
    try (var socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    var uri = URI.create("http://127.0.0.1:%d/".formatted(port));
    try (var sender = HttpSender.start(OutgoingPolicy.DEFAULT, time)) {
      for (var call = 0; call < 5; call++) {
        assertThat(sender.send(get(uri))).isInstanceOf(NoAnswer.class);
      }
      assertThat(sender.send(get(uri)))
          .isEqualTo(
              new Busy(
                  "http://127.0.0.1:%d is not called for a while, because it failed 5 times in a row. The last time: http://127.0.0.1:%d refused the connection."
                      .formatted(port, port),
                  Duration.ofSeconds(10)));
      assertThat(sender.outages())
          .isEqualTo(
              List.of(
                  new Outage(
                      "http://127.0.0.1:%d".formatted(port),
                      "http://127.0.0.1:%d refused the connection.".formatted(port),
                      time.instant().plusSeconds(10))));

      try (var back = HttpStandIn.on(port, 200, "here")) {
        assertThat(sender.send(get(uri))).as("not before the pause ends").isInstanceOf(Busy.class);
        time.advance(Duration.ofSeconds(10));

        assertThat(sender.send(get(uri))).isInstanceOf(Answered.class);
        assertThat(sender.send(get(uri))).isInstanceOf(Answered.class);
        assertThat(sender.outages()).isEmpty();
        assertThat(back.received()).hasSize(2);
      }
    }
  }

  private static OutgoingRequest get(URI uri) {
    return OutgoingRequest.of("GET", uri, HostOrigin.LITERAL);
  }
}
