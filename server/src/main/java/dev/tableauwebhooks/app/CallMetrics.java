package dev.tableauwebhooks.app;

import dev.tableauwebhooks.http.CallListener;
import dev.tableauwebhooks.http.Reply;
import dev.tableauwebhooks.observe.Metrics;
import java.time.Duration;

/** Times outgoing calls by whom they were for and the class of the answer. */
record CallMetrics(Metrics metrics) implements CallListener {
  @Override
  public void called(String host, Reply reply, Duration took) {
    metrics.call(host, outcome(reply), took);
  }

  private static String outcome(Reply reply) {
    return switch (reply) {
      case Reply.Answered answer -> answer.status() / 100 + "xx";
      case Reply.NoAnswer _ -> "no-answer";
      case Reply.Busy _ -> "held-back";
      case Reply.Refused _ -> "refused";
    };
  }
}
