package dev.tableauwebhooks.simulator;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.Set;

/**
 * The calls below {@code /simulator}, by which a person with curl, a test or a page asks for events
 * and faults.
 *
 * <p>There are no credentials, so a page of somebody else that runs in the same person's browser
 * must not get through: calls that change something are refused when the browser says that they
 * come from elsewhere, and when they name a host that is not this machine.
 */
final class Control {

  private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "[::1]");
  private static final Set<String> OWN = Set.of("same-origin", "none");

  private final boolean loopback;
  private final ControlCalls calls;
  private final PageActions buttons;

  /**
   * @param host what the simulator listens on
   */
  Control(String host, ControlCalls calls, PageActions buttons) {
    this.loopback = isLoopback(host);
    this.calls = calls;
    this.buttons = buttons;
  }

  static boolean isMeant(Request request) {
    return request.path().equals("/simulator") || request.path().startsWith("/simulator/");
  }

  HttpReply answer(Request request) {
    if (!request.method().equals("GET") && isForged(request)) {
      return HttpReply.text(
          403, "This call comes from a page of another origin. Call it from here or by curl.\n");
    }
    try {
      return isButton(request) ? buttons.answer(request) : calls.answer(request);
    } catch (SimulatorException problem) {
      return HttpReply.text(400, problem.getMessage() + "\n");
    }
  }

  private static boolean isButton(Request request) {
    return request.method().equals("POST") && request.path().equals("/simulator/page");
  }

  private boolean isForged(Request request) {
    var host = request.header("host").orElse("");
    return request.header("sec-fetch-site").filter(site -> !OWN.contains(site)).isPresent()
        || request.header("origin").filter(origin -> !isOf(origin, host)).isPresent()
        || (loopback && !THIS_MACHINE.contains(withoutPort(host)));
  }

  private static boolean isOf(String origin, String host) {
    try {
      return Optional.ofNullable(URI.create(origin).getRawAuthority())
          .filter(host::equals)
          .isPresent();
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  private static String withoutPort(String host) {
    return host.replaceFirst(":\\d+$", "");
  }

  private static boolean isLoopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException _) {
      return false;
    }
  }
}
