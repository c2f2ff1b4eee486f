package dev.tableauwebhooks.demo;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

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
    synchronized (recent) {
      recent.addFirst(event);
      if (recent.size() > REMEMBERED) {
        recent.removeLast();
      }
    }
    screen.event(event.type(), event.name(), "");
  }

  void message(SlackMessage message) {
    var line = message.line();
    screen.arrival("Slack", line, causeOf(line, List.of()));
  }

  void call(StandIn.Call call) {
    var line = "%s %s %s".formatted(call.method(), call.path(), call.body());
    screen.arrival("HTTP", line, causeOf(line, List.of()));
  }

  /**
   * Something changed on the site.
   *
   * @param name of what changed
   * @param causes the types of events that it may come from
   */
  void change(String what, String name, List<String> causes) {
    screen.arrival("Tableau", what, causeOf(name, causes));
  }

  /**
   * The latest event whose object is named in the text. What arrives outside need not say which
   * event it is about; but here no two objects that things happen to have the same name.
   */
  private String causeOf(String text, List<String> types) {
    synchronized (recent) {
      return recent.stream()
          .filter(event -> types.isEmpty() || types.contains(event.type()))
          .filter(event -> !event.name().isEmpty() && text.contains(event.name()))
          .map(SentEvent::type)
          .findFirst()
          .orElse("");
    }
  }
}
