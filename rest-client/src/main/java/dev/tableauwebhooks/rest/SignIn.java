package dev.tableauwebhooks.rest;

import dev.tableauwebhooks.rest.Credentials.ConnectedApp;
import dev.tableauwebhooks.rest.Credentials.Password;
import dev.tableauwebhooks.rest.Credentials.PersonalAccessToken;
import dev.tableauwebhooks.rest.Credentials.UnifiedAccessToken;
import dev.tableauwebhooks.rest.TableauProblem.TooOld;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Signs in, once for each call, and knows which version of the API to speak. */
final class SignIn {
  private static final Logger LOG = LoggerFactory.getLogger(SignIn.class);
  private static final int MOST_REDIRECTS = 3;
  private static final Duration SIGN_OUT_LIMIT = Duration.ofSeconds(3);

  /** Any version from 2.4 answers this one. */
  private static final String SERVER_INFO = "/api/2.4/serverinfo";

  private final Options options;
  private final Wire wire;
  private final Problems problems;
  private final InstantSource clock;
  private volatile @Nullable ApiVersion version;

  SignIn(Options options, Wire wire, Problems problems) {
    this.options = options;
    this.wire = wire;
    this.problems = problems;
    this.clock = options.surroundings().clock();
    this.version = options.apiVersion().orElse(null);
  }

  Session now() {
    var began = clock.instant();
    var spoken = version();
    var request = request(spoken, credentials(began));
    var answered = following(request);
    var json = Json.of(answered.request(), answered.answer()).requiredObject("credentials");
    var site = json.requiredObject("site");
    var facts =
        new SignedIn(
            site.requiredText("id"),
            site.text("contentUrl").orElse(""),
            json.requiredObject("user").requiredText("id"),
            spoken);
    LOG.atInfo()
        .addKeyValue("server", options.server())
        .addKeyValue("site", facts.contentUrl())
        .addKeyValue("credentials", options.credentials())
        .log("Signed in to Tableau");
    return new Session(json.requiredText("token"), facts, baseOf(answered.request().uri()), began);
  }

  /** Ends a session. Says nothing where Tableau cannot be reached: it then ends by itself. */
  void end(Session session) {
    var uri =
        URI.create(session.server() + "/api/" + session.facts().apiVersion() + "/auth/signout");
    var request =
        new Outgoing(
            "POST", uri, Optional.of(session.token()), Optional.empty(), List.of(session.token()));
    try {
      wire.exchange(request, SIGN_OUT_LIMIT);
    } catch (TableauException e) {
      LOG.atDebug().addKeyValue("reason", e.problem().what()).log("Did not sign out");
    }
  }

  /** What the server says of itself. */
  ServerInfo serverInfo() {
    var answered = following(Outgoing.get(URI.create(options.server() + SERVER_INFO)));
    var info = Json.of(answered.request(), answered.answer()).requiredObject("serverInfo");
    var product =
        info.object("productVersion").flatMap(version -> version.text("value")).orElse("");
    return new ServerInfo(product, info.requiredVersion("restApiVersion"));
  }

  private ApiVersion version() {
    var known = version;
    if (known != null) {
      return known;
    }
    var asked = serverInfo().apiVersion();
    version = asked;
    return asked;
  }

  private Outgoing request(ApiVersion spoken, Sent sent) {
    var uri = URI.create(options.server() + "/api/" + spoken + "/auth/signin");
    var json = new LinkedHashMap<String, Object>(sent.json());
    json.put("site", Map.of("contentUrl", options.site()));
    options.impersonated().ifPresent(luid -> json.put("user", Map.of("id", luid)));
    var body = Json.write(Map.of("credentials", json));
    var request =
        new Outgoing("POST", uri, Optional.empty(), Optional.of(body), List.of(sent.secret()));
    if (!spoken.isAtLeast(sent.since())) {
      throw new TableauException(
          new TooOld("Signing in by " + options.credentials(), sent.since(), spoken));
    }
    return request;
  }

  /** What one kind of credentials sends, and the version that brought it. */
  private record Sent(Map<String, Object> json, String secret, ApiVersion since) {}

  private Sent credentials(Instant now) {
    return switch (options.credentials()) {
      case PersonalAccessToken(var name, var secret) ->
          new Sent(
              Map.of("personalAccessTokenName", name, "personalAccessTokenSecret", secret),
              secret,
              new ApiVersion(3, 6));
      case Password(var user, var password) ->
          new Sent(Map.of("name", user, "password", password), password, new ApiVersion(2, 0));
      case ConnectedApp app -> {
        var jwt = Jwt.of(app, now);
        yield new Sent(Map.of("jwt", jwt), jwt, new ApiVersion(3, 17));
      }
      case UnifiedAccessToken access -> {
        var jwt = Jwt.of(access, now);
        yield new Sent(Map.of("jwt", jwt, "isUat", true), jwt, new ApiVersion(3, 27));
      }
    };
  }

  private record Answered(Outgoing request, Answer answer) {}

  /**
   * Tableau's common address redirects to the server (pod) that holds the site. The method must
   * stay the same, and credentials must not leave encryption.
   */
  private Answered following(Outgoing first) {
    var request = first;
    for (int hops = 0; hops <= MOST_REDIRECTS; hops++) {
      var answer = wire.exchange(request);
      if (answer.isSuccess()) {
        return new Answered(request, answer);
      }
      var next = answer.isRedirect() ? target(request, answer) : Optional.<URI>empty();
      if (next.isEmpty() || hops == MOST_REDIRECTS) {
        throw problems.atSignIn(request, answer);
      }
      request = request.to(next.get());
    }
    throw new IllegalStateException("The last redirect is refused above.");
  }

  /** Where to send the request again; empty where that would be unsafe. */
  static Optional<URI> target(Outgoing request, Answer answer) {
    try {
      return answer
          .header("Location")
          .map(request.uri()::resolve)
          .filter(next -> next.getHost() != null && isAsSafe(request.uri(), next));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static boolean isAsSafe(URI from, URI to) {
    return "https".equalsIgnoreCase(to.getScheme())
        || ("http".equalsIgnoreCase(to.getScheme()) && "http".equalsIgnoreCase(from.getScheme()));
  }

  private static URI baseOf(URI signIn) {
    var text = UrlText.shown(signIn);
    var end = text.lastIndexOf("/api/");
    return URI.create(end < 0 ? text : text.substring(0, end));
  }
}
