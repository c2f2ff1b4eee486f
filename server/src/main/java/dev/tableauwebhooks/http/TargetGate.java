package dev.tableauwebhooks.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.tableauwebhooks.http.Reply.Answered;
import dev.tableauwebhooks.http.Reply.Busy;
import dev.tableauwebhooks.http.Reply.NoAnswer;
import dev.tableauwebhooks.http.Reply.Refused;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets calls to one target through, or turns them away at once. */
final class TargetGate {
  private static final Logger LOG = LoggerFactory.getLogger(TargetGate.class);

  /** A busy target that answers quickly frees a place within this; a dead one costs no more. */
  private static final Duration PATIENCE = Duration.ofMillis(250);

  private static final Duration FULL = Duration.ofSeconds(1);
  private static final String WHOLE_TARGET = "";

  /** One call, from sending to the end of the answer. */
  interface Exchange {
    Reply run() throws InterruptedException;
  }

  private final TargetName name;
  private final InstantSource time;
  private final int places;
  private final Semaphore free;
  private final Breaker breaker;
  private final Cache<String, Instant> waitUntil =
      Caffeine.newBuilder().maximumSize(1_000).expireAfterWrite(RetryAfter.LONGEST).build();
  private volatile String lastFailure = "";

  TargetGate(TargetName name, int places, InstantSource time) {
    this.name = name;
    this.time = time;
    this.places = places;
    this.free = new Semaphore(places, true);
    this.breaker = new Breaker(time);
  }

  Reply pass(Optional<String> lane, Exchange call) throws InterruptedException {
    if (!free.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
      return new Busy("%s already has %d calls under way.".formatted(name, places), FULL);
    }
    try {
      var told = toldToWait(lane);
      return told.isPresent() ? told.get() : passBreaker(lane, call);
    } finally {
      free.release();
    }
  }

  /** Where the breaker is open: since when it does not answer and until when it is left alone. */
  Optional<Outage> outage() {
    return breaker.openUntil().map(until -> new Outage(name.toString(), lastFailure, until));
  }

  private Optional<Reply> toldToWait(Optional<String> lane) {
    var now = time.instant();
    return Stream.concat(Stream.of(WHOLE_TARGET), lane.stream())
        .flatMap(key -> Optional.ofNullable(waitUntil.getIfPresent(key)).stream())
        .filter(until -> until.isAfter(now))
        .max(Instant::compareTo)
        .map(until ->
            new Busy(
                "%s asked us to wait until %s.".formatted(name, until),
                Duration.between(now, until)));
  }

  private Reply passBreaker(Optional<String> lane, Exchange call) throws InterruptedException {
    var wait = breaker.enter();
    if (wait.isPresent()) {
      return new Busy(
          "%s is not called for a while, because it failed %d times in a row. The last time: %s"
              .formatted(name, Breaker.FAILURES, lastFailure),
          wait.get());
    }
    Reply reply;
    try {
      reply = call.run();
    } catch (InterruptedException | RuntimeException e) {
      breaker.learnedNothing();
      throw e;
    }
    learnFrom(reply, lane);
    return reply;
  }

  private void learnFrom(Reply reply, Optional<String> lane) {
    switch (reply) {
      case NoAnswer(var reason) -> failed(reason);
      case Answered answer when isOutOfOrder(answer.status()) ->
          failed("it answered %d.".formatted(answer.status()));
      case Answered _ -> succeeded();
      case Refused _, Busy _ -> breaker.learnedNothing();
    }
    if (reply instanceof Answered answer) {
      answer.retryAfter().ifPresent(wait -> rememberToWait(answer.status(), lane, wait));
    }
  }

  /** What a proxy says of a server that is gone; a 500 may be the fault of one request alone. */
  private static boolean isOutOfOrder(int status) {
    return status == 502 || status == 503 || status == 504;
  }

  private void rememberToWait(int status, Optional<String> lane, Duration wait) {
    var until = time.instant().plus(wait);
    if (status == 429) {
      waitUntil.put(lane.orElse(WHOLE_TARGET), until);
    } else if (status == 503) {
      waitUntil.put(WHOLE_TARGET, until);
    }
  }

  private void failed(String reason) {
    lastFailure = reason;
    breaker
        .failed()
        .ifPresent(pause ->
            LOG.atWarn()
                .addKeyValue("target", name)
                .addKeyValue("pause", pause)
                .addKeyValue("lastFailure", reason)
                .log("Stopped calling a target that does not answer"));
  }

  private void succeeded() {
    if (breaker.succeeded()) {
      LOG.atInfo().addKeyValue("target", name).log("A target answers again");
    }
  }
}
