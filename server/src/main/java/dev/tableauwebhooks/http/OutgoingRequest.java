package dev.tableauwebhooks.http;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One call to another system.
 *
 * @param method in capitals, such as {@code POST}
 * @param uri an absolute http or https address without a user name or password
 * @param headers by name; {@code Content-Type} here wins over that of the content
 * @param timeout positive; for the whole exchange, from the look-up of the name to the last byte of
 *     the answer
 * @param maxAnswerBytes where reading the answer's body stops
 * @param repeatable whether the target may receive it twice without harm; only such a request is
 *     sent again by itself, once, where a kept connection turns out to be closed
 * @param lane what a limit of the target applies to, where that is less than the whole target, such
 *     as a channel; after a 429 only this lane waits. Never printed
 */
public record OutgoingRequest(
    String method,
    URI uri,
    HostOrigin hostOrigin,
    Map<String, String> headers,
    Optional<Content> content,
    Duration timeout,
    int maxAnswerBytes,
    boolean repeatable,
    Optional<String> lane) {

  private static final Set<String> REPEATABLE_METHODS =
      Set.of("GET", "HEAD", "OPTIONS", "PUT", "DELETE");

  public OutgoingRequest {
    requireNonNull(method, "method");
    requireNonNull(uri, "uri");
    requireNonNull(hostOrigin, "hostOrigin");
    headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    requireNonNull(content, "content");
    if (!timeout.isPositive()) {
      throw new IllegalArgumentException("The timeout is %s".formatted(timeout));
    }
    requireNonNull(lane, "lane");
  }

  /** A request without content, 30 s to end in, and an answer of at most 1 MiB. */
  public static OutgoingRequest of(String method, URI uri, HostOrigin hostOrigin) {
    return new OutgoingRequest(
        method,
        uri,
        hostOrigin,
        Map.of(),
        Optional.empty(),
        Duration.ofSeconds(30),
        1024 * 1024,
        REPEATABLE_METHODS.contains(method),
        Optional.empty());
  }

  public OutgoingRequest withHeader(String name, String value) {
    var more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new OutgoingRequest(
        method, uri, hostOrigin, more, content, timeout, maxAnswerBytes, repeatable, lane);
  }

  public OutgoingRequest withContent(Content sent) {
    return new OutgoingRequest(
        method,
        uri,
        hostOrigin,
        headers,
        Optional.of(sent),
        timeout,
        maxAnswerBytes,
        repeatable,
        lane);
  }

  public OutgoingRequest withTimeout(Duration limit) {
    return new OutgoingRequest(
        method, uri, hostOrigin, headers, content, limit, maxAnswerBytes, repeatable, lane);
  }

  public OutgoingRequest withMaxAnswerBytes(int limit) {
    return new OutgoingRequest(
        method, uri, hostOrigin, headers, content, timeout, limit, repeatable, lane);
  }

  public OutgoingRequest asRepeatable() {
    return new OutgoingRequest(
        method, uri, hostOrigin, headers, content, timeout, maxAnswerBytes, true, lane);
  }

  public OutgoingRequest inLane(String name) {
    return new OutgoingRequest(
        method,
        uri,
        hostOrigin,
        headers,
        content,
        timeout,
        maxAnswerBytes,
        repeatable,
        Optional.of(name));
  }

  /** The headers with those that follow from the rest of the request. */
  Map<String, String> sentHeaders() {
    var sent = new LinkedHashMap<String, String>();
    if (!hasHeader("User-Agent")) {
      sent.put("User-Agent", "Tableau-Webhooks");
    }
    if (content.isPresent() && !hasHeader("Content-Type")) {
      sent.put("Content-Type", content.get().mediaType());
    }
    sent.putAll(headers);
    return sent;
  }

  private boolean hasHeader(String name) {
    return headers.keySet().stream().anyMatch(name::equalsIgnoreCase);
  }

  /** Method and target only: paths, headers and content may hold secrets. */
  @Override
  public String toString() {
    return "%s %s".formatted(method, TargetName.of(uri));
  }
}
