package dev.tableauwebhooks.demo;

import dev.tableauwebhooks.event.EventType;
import dev.tableauwebhooks.simulator.DemoSite;
import dev.tableauwebhooks.simulator.SimulatorException;
import dev.tableauwebhooks.simulator.SimulatorSettings;
import dev.tableauwebhooks.simulator.TableauSimulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** Everybody who plays: Tableau, the server, and those it talks to. */
final class Stage implements AutoCloseable {
  private static final int SERVER_PORT = 8000;
  private static final int TABLEAU_PORT = 8100;

  /** Four tries, as Tableau makes them, and time for a slow machine to start the server again. */
  private static final List<Duration> DELIVERY_GAPS =
      List.of(Duration.ofSeconds(1), Duration.ofSeconds(4), Duration.ofSeconds(40));

  private static final String SLACK_PATH = "/services/T00DEMO/B00DEMO/demo";
  private static final String TARGET_PATH = "/workbook-changes";

  private final TableauSimulator tableau;
  private final StandIn slack;
  private final StandIn target;
  private final DemoFolder folder;
  private final ChildServer server;
  private boolean isClosed;

  /**
   * Who hears of what arrives.
   *
   * @param slack of messages
   * @param target of calls by HTTP
   */
  record Listeners(Consumer<SlackMessage> slack, Consumer<StandIn.Call> target) {}

  private Stage(
      TableauSimulator tableau,
      StandIn slack,
      StandIn target,
      DemoFolder folder,
      ChildServer server) {
    this.tableau = tableau;
    this.slack = slack;
    this.target = target;
    this.folder = folder;
    this.server = server;
  }

  /** Starts everybody; the server is not ready yet. */
  static Stage open(DemoOptions options, Listeners listeners) {
    var tableau = tableau(options.once());
    var slack = StandIn.start(call -> listeners.slack().accept(SlackMessage.of(call.body())));
    var target = StandIn.start(listeners.target());
    var addresses =
        new DemoFolder.Addresses(
            tableau.uri(), DemoSite.PAT_SECRET, slack.uri(SLACK_PATH), target.uri(TARGET_PATH));
    var folder = DemoFolder.make(options.folder(), addresses);
    var server = ChildServer.start(options.program(), folder.path(), port(options));
    return new Stage(tableau, slack, target, folder, server);
  }

  /** Waits for the server and makes the webhooks, one for each event that Tableau has. */
  void begin() throws InterruptedException {
    server.awaitReady();
    for (var type : EventType.values()) {
      tableau.addWebhook(type.wireName(), server.uri().resolve("/webhook"));
    }
  }

  TableauSimulator tableau() {
    return tableau;
  }

  StandIn slack() {
    return slack;
  }

  StandIn target() {
    return target;
  }

  DemoFolder folder() {
    return folder;
  }

  ChildServer server() {
    return server;
  }

  /** A port that people remember, if it is free. */
  private static TableauSimulator tableau(boolean once) {
    var settings = SimulatorSettings.defaults().withDeliveryGaps(DELIVERY_GAPS);
    if (!once) {
      try {
        return TableauSimulator.start(settings.withPort(TABLEAU_PORT));
      } catch (SimulatorException _) {
        // Taken; any other is as good.
      }
    }
    return TableauSimulator.start(settings.withPort(0));
  }

  private static int port(DemoOptions options) {
    var usual = !options.once() && isFree(SERVER_PORT) ? SERVER_PORT : 0;
    var wanted = options.port().orElse(usual);
    return wanted == 0 ? freePort() : wanted;
  }

  private static boolean isFree(int port) {
    try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException _) {
      return false;
    }
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException("No port of this machine can be listened on", e);
    }
  }

  /** Sends everybody home. May be called again. */
  @Override
  public synchronized void close() {
    if (isClosed) {
      return;
    }
    isClosed = true;
    slack.release();
    server.close();
    tableau.close();
    slack.close();
    target.close();
  }
}
