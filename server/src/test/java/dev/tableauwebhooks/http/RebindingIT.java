package dev.tableauwebhooks.http;

import static dev.tableauwebhooks.http.HostOrigin.COMPUTED;
import static dev.tableauwebhooks.http.HostOrigin.LITERAL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tableauwebhooks.http.HttpStandIn.Answer;
import dev.tableauwebhooks.http.Reply.Answered;
import dev.tableauwebhooks.http.Reply.NoAnswer;
import dev.tableauwebhooks.http.Reply.Refused;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A name server that changes its mind. Loopback is allowed here and so plays the public internet;
 * 10.0.0.0/8 plays what must not be reached.
 */
@Timeout(60)
class RebindingIT {
  private final Deque<List<InetAddress>> answers = new ArrayDeque<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();

  @Test
  void looksUpOnceAndConnectsToWhatItChecked() throws Exception {
    try (var target = HttpStandIn.answering(200, "public");
        var sender = sender()) {
      answerNext("127.0.0.1");
      answerNext("10.0.0.1");

      assertThat(get(sender, target, COMPUTED)).isInstanceOf(Answered.class);
      assertThat(asked).containsExactly("rebind.example");
      assertThat(target.only().header("Host")).contains("rebind.example:" + target.port());
    }
  }

  @Test
  void checksAgainForEachNewConnection() throws Exception {
    try (var target = HttpStandIn.answering(_ -> Answer.of(200, "").with("Connection", "close"));
        var sender = sender()) {
      answerNext("127.0.0.1");
      answerNext("10.0.0.1");

      assertThat(get(sender, target, COMPUTED)).isInstanceOf(Answered.class);
      assertThat(get(sender, target, COMPUTED))
          .isEqualTo(
              new Refused(
                  "'rebind.example' leads to 10.0.0.1, a private address. A host that is computed must be public, or allowed by the configuration.",
                  "Add 'rebind.example' to outgoing.allow in tableau-webhooks.yaml."));
      assertThat(target.received()).hasSize(1);
    }
  }

  @Test
  void aHostWithOneForbiddenAddressIsNotCalledAtAll() throws Exception {
    try (var target = HttpStandIn.answering(200, "");
        var sender = sender()) {
      answerNext("127.0.0.1", "10.0.0.1");

      assertThat(get(sender, target, COMPUTED)).isInstanceOf(Refused.class);
      assertThat(target.received()).isEmpty();
    }
  }

  @Test
  void aConnectionMadeForALiteralHostIsNotUsedForAComputedOne() throws Exception {
    try (var target = HttpStandIn.answering(200, "");
        var sender = HttpSender.start(OutgoingPolicy.DEFAULT, new SettableTime(), this::resolve)) {
      answerNext("127.0.0.1");
      answerNext("127.0.0.1");

      assertThat(get(sender, target, LITERAL)).isInstanceOf(Answered.class);
      assertThat(get(sender, target, LITERAL))
          .as("on the kept connection")
          .isInstanceOf(Answered.class);
      assertThat(asked).hasSize(1);
      assertThat(get(sender, target, COMPUTED)).isInstanceOf(Refused.class);
      assertThat(target.received()).hasSize(2);
    }
  }

  @Test
  void metadataIsRefusedForEveryOneThoughAllowed() throws Exception {
    try (var target = HttpStandIn.answering(200, "");
        var sender = sender()) {
      for (var origin : HostOrigin.values()) {
        answerNext("169.254.169.254");

        assertThat(get(sender, target, origin))
            .isEqualTo(
                new Refused(
                    "'rebind.example' leads to 169.254.169.254, a link-local address, where clouds keep their metadata. Such addresses are never called.",
                    "Call another host instead."));
      }
    }
  }

  @Test
  void aNameThatCannotBeLookedUpIsNotCalled() throws Exception {
    try (var target = HttpStandIn.answering(200, "");
        var sender = sender()) {
      assertThat(get(sender, target, COMPUTED))
          .isEqualTo(
              new NoAnswer("'rebind.example' could not be looked up: there is no such host."));
    }
  }

  @Test
  void triesTheNextAddressWhereOneIsDead() throws Exception {
    try (var target = HttpStandIn.answering(200, "");
        var sender = sender()) {
      answerNext("127.0.0.77", "127.0.0.1");

      assertThat(get(sender, target, LITERAL)).isInstanceOf(Answered.class);
    }
  }

  private HttpSender sender() {
    var policy = OutgoingPolicy.DEFAULT.allowing(Set.of("127.0.0.0/8"));
    return HttpSender.start(policy, new SettableTime(), this::resolve);
  }

  private static Reply get(HttpSender sender, HttpStandIn target, HostOrigin origin)
      throws InterruptedException {
    var uri = URI.create("http://Rebind.example:%d/".formatted(target.port()));
    return sender.send(OutgoingRequest.of("GET", uri, origin));
  }

  private void answerNext(String... literals) {
    answers.add(Stream.of(literals).map(InetAddress::ofLiteral).toList());
  }

  private List<InetAddress> resolve(String host) throws UnknownHostException {
    asked.add(host);
    var answer = answers.poll();
    if (answer == null) {
      throw new UnknownHostException(host);
    }
    return answer;
  }
}
