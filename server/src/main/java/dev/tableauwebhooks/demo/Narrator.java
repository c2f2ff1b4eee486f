package dev.tableauwebhooks.demo;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Tells on the screen what Tableau sends and what arrives outside. Safe for many threads. */
final class Narrator {
  private static final int REMEMBERED = 200;

  private final Screen screen;
  private final Deque<SentEvent> recent = new ArrayDeque<>();

  Narrator(Screen screen) {
    this.screen = screen;
  }

  /** An event is about to be sent. */
  void sent(SentEvent event) {
    sent(event, "");
  }

  /** An event with something to say about it. */
  void sent(SentEvent event, String remark) {
    synchronized (recent) {
      recent.addFirst(event);
      if (recent.size() > REMEMBERED) {
        recent.removeLast();
      }
      screen.event(event.type(), event.name(), remark);
    }
  }

  void message(SlackMessage message) {
    tell("Slack", message.line(), message.line());
  }

  void call(StandIn.Call call) {
    var line = "%s %s %s".formatted(call.method(), call.path(), call.body());
    tell("HTTP", line, line);
  }

  /**
   * Something changed on the site.
   *
   * @param name of what changed
   */
  void change(String where, String what, String name) {
    tell(where, what, name);
  }

  private void tell(String where, String what, String clue) {
    synchronized (recent) {
      var cause = causeOf(clue);
      var isRightAbove = cause.filter(event -> event.equals(recent.peekFirst())).isPresent();
      screen.arrival(where, what, isRightAbove ? "" : cause.map(SentEvent::type).orElse(""));
    }
  }

  /**
   * The event that something came of: what arrives outside need not say it, but names the object,
   * and sometimes the event. Otherwise it is the latest event of the object that anybody listens
   * to.
   */
  private Optional<SentEvent> causeOf(String clue) {
    var about =
        recent.stream()
            .filter(event -> !event.name().isEmpty() && clue.contains(event.name()))
            .filter(event -> !event.type().endsWith("RefreshStarted"))
            .toList();
    return about.stream()
        .filter(event -> clue.contains(event.type()))
        .findFirst()
        .or(() -> about.stream().findFirst());
  }
}
