package dev.tableauwebhooks.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveryIT {

  private static final String WORKBOOK = "Revenue Overview";

  private final SettableClock clock = new SettableClock();
  private final StepScheduler scheduler = new StepScheduler();
  private final TableauSimulator simulator =
      TableauSimulator.start(
          SimulatorSettings.defaults().withPort(0).withDeliveryTimeout(Duration.ofSeconds(5)),
          scheduler,
          clock);
  private final Receiver receiver = new Receiver();

  @AfterEach
  void stop() {
    simulator.close();
    receiver.close();
  }

  @Test
  void postsExactlyWhatTableauPosts() {
    simulator.addWebhook("WorkbookUpdated", receiver.uri());
    var luid = simulator.workbook(WORKBOOK).luid();

    var fired = simulator.fire("WorkbookUpdated", WORKBOOK);
    scheduler.step();

    assertThat(receiver.heads()).containsExactly("POST application/json");
    assertThat(receiver.bodies())
        .containsExactly(
            """
            {"resource":"WORKBOOK","event_type":"WorkbookUpdated","resource_name":"Revenue Overview",\
            "site_luid":"%1$s","resource_luid":"%2$s","created_at":"2026-11-24T08:30:00Z",\
            "text":"Event WorkbookUpdated for resource Revenue Overview: %2$s on site %1$s posted at \
            2026-11-24T08:30:00.123Z"}\
            """
                .formatted(DemoSite.LUID, luid));
    assertThat(fired.body()).isEqualTo(receiver.bodies().getFirst());
    assertThat(fired.webhooks()).containsExactly(simulator.webhooks().getFirst().luid());
  }

  @Test
  void triesAgainThreeTimesWithGrowingGaps() {
    receiver.answering(500, 302, 404, 200);
    simulator.addWebhook("WorkbookUpdated", receiver.uri());
    simulator.fire("WorkbookUpdated", WORKBOOK);

    assertThat(List.of(scheduler.step(), scheduler.step(), scheduler.step(), scheduler.step()))
        .containsExactly(
            Duration.ZERO, Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(15));

    assertThat(scheduler.waiting()).isZero();
    assertThat(receiver.bodies()).hasSize(4);
    assertThat(receiver.bodies().stream().distinct()).hasSize(1);
    assertThat(simulator.webhooks().getFirst().enabled()).isTrue();
    assertThat(simulator.deliveries())
        .extracting(Attempt::number, Attempt::status, Attempt::successful)
        .containsExactly(
            tuple(1, 500, false), tuple(2, 302, false), tuple(3, 404, false), tuple(4, 200, true));
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 201, 202, 299})
  void takesAny2xxForASuccess(int status) {
    receiver.answering(status);
    simulator.addWebhook("WorkbookUpdated", receiver.uri());
    simulator.fire("WorkbookUpdated", WORKBOOK);
    scheduler.step();

    assertThat(scheduler.waiting()).isZero();
  }

  @Test
  void disablesAWebhookAfterFourFailedTries() {
    receiver.answering(500, 500, 500, 503);
    var hook = simulator.addWebhook("WorkbookUpdated", receiver.uri());
    simulator.fire("WorkbookUpdated", WORKBOOK);
    for (var attempt = 0; attempt < 4; attempt++) {
      assertThat(simulator.webhooks().getFirst().enabled()).isTrue();
      scheduler.step();
    }

    assertThat(simulator.webhooks())
        .containsExactly(
            hook.disabled(
                "Webhook disabled after 4 failed attempts to deliver WorkbookUpdated: answered 503"));
    assertThat(simulator.fire("WorkbookUpdated", WORKBOOK).webhooks()).isEmpty();
    assertThat(scheduler.waiting()).isZero();
  }

  @Test
  void countsADestinationThatDoesNotAnswerAsAFailure() {
    receiver.close();
    simulator.addWebhook("WorkbookUpdated", receiver.uri());
    simulator.fire("WorkbookUpdated", WORKBOOK);
    while (scheduler.waiting() > 0) {
      scheduler.step();
    }

    assertThat(simulator.deliveries()).hasSize(4).allMatch(attempt -> attempt.status() == 0);
    assertThat(simulator.webhooks().getFirst().statusChangeReason())
        .startsWith(
            "Webhook disabled after 4 failed attempts to deliver WorkbookUpdated: no answer: ");
  }

  @Test
  void losesWhatMeetsAWebhookThatIsDisabledOrGoneMeanwhile() {
    var disabled = simulator.addWebhook("WorkbookUpdated", receiver.uri());
    simulator.fire("WorkbookUpdated", WORKBOOK);
    simulator.disableWebhook(disabled.luid(), "off");
    scheduler.step();

    assertThat(receiver.bodies()).isEmpty();
    assertThat(scheduler.waiting()).isZero();
  }

  @Test
  void deliversToEveryWebhookOfThatEventOnly() {
    simulator.addWebhook("WorkbookUpdated", receiver.uri());
    simulator.addWebhook("WorkbookUpdated", receiver.uri());
    simulator.addWebhook("WorkbookDeleted", receiver.uri());

    simulator.fire("WorkbookUpdated", WORKBOOK);

    assertThat(scheduler.waiting()).isEqualTo(2);
  }

  @Test
  void repeatsTheSameBodyWhenAskedForCopies() {
    simulator.addWebhook("WorkbookUpdated", receiver.uri());

    simulator.fire(Firing.of("WorkbookUpdated", WORKBOOK).copies(3));
    while (scheduler.waiting() > 0) {
      scheduler.step();
      clock.forward(Duration.ofSeconds(1));
    }

    assertThat(receiver.bodies()).hasSize(3);
    assertThat(receiver.bodies().stream().distinct()).hasSize(1);
  }

  @Test
  void keepsAwkwardNamesInThePayload() {
    simulator.addWebhook("WorkbookDeleted", receiver.uri());
    var name = "line\nbreak \"quote\" <tag> | 🚀 \\";
    simulator.publishWorkbook(Publication.named(name));
    simulator.deleteWorkbook(name);
    scheduler.step();

    assertThat(receiver.events().getFirst().path("resource_name").asString()).isEqualTo(name);
  }

  @Test
  void neverHoldsUpACallThatMakesAnEvent() throws InterruptedException {
    var release = new CountDownLatch(1);
    try (var blocking = BlockingReceiver.waitingFor(release);
        var running = TableauSimulator.start(SimulatorSettings.immediate())) {
      running.addWebhook("WorkbookDeleted", blocking.uri());
      var client = TestClient.admin(running);

      // The destination answers only after this call did, so the call cannot have waited for it.
      client.site("DELETE", "/workbooks/" + running.workbook(WORKBOOK).luid(), "").isOk();
      assertThat(running.deliveries()).isEmpty();
      assertThatThrownBy(() -> running.awaitIdle(Duration.ZERO))
          .isInstanceOf(SimulatorException.class)
          .hasMessage("Deliveries or refreshes are still under way after PT0S.");
      release.countDown();
      running.awaitIdle(Duration.ofSeconds(10));

      assertThat(running.deliveries()).hasSize(1);
    }
  }

  /** A destination that answers when the test lets it. */
  private record BlockingReceiver(HttpServer server) implements AutoCloseable {

    static BlockingReceiver waitingFor(CountDownLatch release) {
      try {
        var server =
            HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
            "/",
            exchange -> {
              try (exchange) {
                release.await();
                exchange.sendResponseHeaders(204, -1);
              } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
              }
            });
        server.start();
        return new BlockingReceiver(server);
      } catch (IOException broken) {
        throw new AssertionError(broken);
      }
    }

    URI uri() {
      return URI.create("http://127.0.0.1:%d/".formatted(server.getAddress().getPort()));
    }

    @Override
    public void close() {
      server.stop(0);
    }
  }
}
