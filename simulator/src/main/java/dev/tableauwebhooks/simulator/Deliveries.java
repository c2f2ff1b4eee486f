package dev.tableauwebhooks.simulator;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings events to webhooks as Tableau does: one POST, three more with growing gaps until an answer
 * is 2xx, and a webhook whose four tries all failed is disabled, with the reason in {@code
 * statusChangeReason}. An event that meets a disabled webhook is lost.
 *
 * <p>The number of tries is documented, that they end in disabling is seen in {@code
 * tableau/server-client-python} issue 1135; gaps and wording of the reason are ours.
 */
final class Deliveries {

  private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);
  private static final int KEPT = 1_000;

  private final Scheduler scheduler;
  private final HookClient client;
  private final List<Duration> gaps;
  private final Faults faults;
  private final InstantSource clock;
  private final Deque<Attempt> log = new ArrayDeque<>();

  Deliveries(
      Scheduler scheduler,
      HookClient client,
      List<Duration> gaps,
      Faults faults,
      InstantSource clock) {
    this.scheduler = scheduler;
    this.client = client;
    this.gaps = List.copyOf(gaps);
    this.faults = faults;
    this.clock = clock;
  }

  /** Starts the delivery and returns at once. */
  void send(Site site, Webhook hook, HookEvent event, String body) {
    if (faults.deliveriesAreOff()) {
      LOG.atDebug().addKeyValue("webhook", hook.luid()).log("Deliveries are off; an event is lost");
      return;
    }
    scheduler.after(Duration.ZERO, () -> attempt(site, hook.luid(), event, body, 1));
  }

  /** The latest attempts, oldest first. */
  synchronized List<Attempt> log() {
    return List.copyOf(log);
  }

  synchronized void clear() {
    log.clear();
  }

  private void attempt(Site site, String hookLuid, HookEvent event, String body, int number) {
    var hook = site.webhooks().find(hookLuid).filter(Webhook::enabled);
    if (hook.isEmpty()) {
      LOG.atDebug().addKeyValue("webhook", hookLuid).log("Webhook is gone or disabled");
      return;
    }
    var answer = client.post(hook.get().url(), body);
    var attempt =
        new Attempt(
            hookLuid, event.wireName(), number, answer.status(), words(answer), clock.instant());
    remember(attempt);
    if (attempt.successful()) {
      return;
    }
    if (number <= gaps.size()) {
      scheduler.after(gaps.get(number - 1), () -> attempt(site, hookLuid, event, body, number + 1));
    } else {
      disable(site, hookLuid, attempt);
    }
  }

  private void disable(Site site, String hookLuid, Attempt last) {
    var reason =
        "Webhook disabled after %d failed attempts to deliver %s: %s"
            .formatted(last.number(), last.event(), last.result());
    site.webhooks().update(hookLuid, hook -> hook.enabled() ? hook.disabled(reason) : hook);
    LOG.atWarn()
        .addKeyValue("webhook", hookLuid)
        .addKeyValue("event", last.event())
        .log("Webhook disabled after failed deliveries");
  }

  private synchronized void remember(Attempt attempt) {
    log.addLast(attempt);
    if (log.size() > KEPT) {
      log.removeFirst();
    }
  }

  private static String words(HookClient.Answer answer) {
    return answer.status() == 0 ? answer.body() : "answered " + answer.status();
  }
}
