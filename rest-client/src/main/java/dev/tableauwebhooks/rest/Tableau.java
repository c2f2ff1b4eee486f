package dev.tableauwebhooks.rest;

import static java.util.Objects.requireNonNull;

import dev.tableauwebhooks.rest.Credentials.PersonalAccessToken;
import dev.tableauwebhooks.rest.Options.Limits;
import dev.tableauwebhooks.rest.Options.Network;
import dev.tableauwebhooks.rest.Options.Surroundings;
import dev.tableauwebhooks.rest.model.Site;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One site of one Tableau server, as one credential sees it.
 *
 * <p>Make one for each credential and share it among all threads: the session is shared, renewed
 * before it ends, and renewed once where Tableau refuses it. The first call signs in; {@link
 * #close()} signs out. Calls block, and throw nothing but {@link TableauException}. Only reading
 * calls are tried again after a fault of the server or the network, at most twice.
 */
public final class Tableau implements AutoCloseable {
  private static final RestMethod SITE =
      RestMethod.of("GET", "/sites/{site}", "2.0", "tableau:sites:read");

  private final Options options;
  private final boolean sharesSession;
  private final Wire wire;
  private final SignIn signIn;
  private final Sessions sessions;
  private final Api api;

  private Tableau(Options options, boolean sharesSession) {
    this.options = options;
    this.sharesSession = sharesSession;
    this.wire = new Wire(options);
    var problems = new Problems(options);
    this.signIn = new SignIn(options, wire, problems);
    this.sessions = new Sessions(options, signIn);
    this.api = new Api(options, wire, sessions, problems);
  }

  /**
   * Begins to describe a client.
   *
   * @param server such as {@code https://10ax.online.tableau.com}
   */
  public static Builder at(URI server) {
    return new Builder(server);
  }

  /** The live session's facts; signs in where there is none. */
  public SignedIn signIn() {
    return sessions.current().facts();
  }

  /** What the server says of itself; needs no session. REST: {@code GET /serverinfo}, since 2.4. */
  public ServerInfo serverInfo() {
    return signIn.serverInfo();
  }

  /**
   * The site. REST: {@code GET /sites/{site}}, since 2.0, scope {@code tableau:sites:read}. Some
   * servers show it to administrators only.
   */
  public Site site() {
    var json = api.read(RestCall.of(SITE)).requiredObject("site");
    return new Site(
        json.requiredText("id"),
        json.text("name").orElse(""),
        json.text("contentUrl").orElse(""),
        json.text("state"));
  }

  public Workbooks workbooks() {
    return new Workbooks(api);
  }

  public Datasources datasources() {
    return new Datasources(api);
  }

  public Views views() {
    return new Views(api);
  }

  public Flows flows() {
    return new Flows(api);
  }

  public Projects projects() {
    return new Projects(api);
  }

  public Users users() {
    return new Users(api);
  }

  public Tags tags() {
    return new Tags(api);
  }

  public Groups groups() {
    return new Groups(api);
  }

  public Permissions permissions() {
    return new Permissions(api);
  }

  public RefreshTasks refreshTasks() {
    return new RefreshTasks(api);
  }

  public Subscriptions subscriptions() {
    return new Subscriptions(api);
  }

  public CustomViews customViews() {
    return new CustomViews(api);
  }

  public QualityWarnings qualityWarnings() {
    return new QualityWarnings(api);
  }

  public Labels labels() {
    return new Labels(api);
  }

  public DataAlerts dataAlerts() {
    return new DataAlerts(api);
  }

  public Search search() {
    return new Search(api);
  }

  public Pulse pulse() {
    return new Pulse(api);
  }

  public Metadata metadata() {
    return new Metadata(api);
  }

  public Jobs jobs() {
    return new Jobs(api);
  }

  public Broadcasts broadcasts() {
    return new Broadcasts(api);
  }

  public Webhooks webhooks() {
    return new Webhooks(api);
  }

  /**
   * Ends the session at Tableau, for every program that shares it. The next call would sign in
   * again. Says nothing where Tableau cannot be reached: the session then ends by itself.
   */
  public void signOut() {
    sessions.forget().ifPresent(signIn::end);
  }

  /**
   * When the credential was last used, as far as this client or its store knows: the last sign-in.
   */
  public Optional<Instant> lastSignIn() {
    return sessions.lastSignIn();
  }

  /**
   * When a personal access token expires if nobody signs in with it again: 15 days after the last
   * time. Empty for other credentials, and where the last time is unknown. The site's own limit,
   * one year by default, may come first; Tableau does not tell it.
   *
   * @see <a
   *     href="https://help.tableau.com/current/online/en-us/security_personal_access_tokens.htm">Tableau
   *     on personal access tokens</a>
   */
  public Optional<Instant> idleExpiry() {
    return options.credentials() instanceof PersonalAccessToken
        ? lastSignIn().map(last -> last.plus(Sessions.TOKEN_IDLE_LIMIT))
        : Optional.empty();
  }

  /**
   * Keeps a personal access token from expiring for want of use: signs in where the last time was a
   * day ago or more. Call it once in a while, such as every few hours.
   */
  public void keepAlive() {
    sessions.keepAlive();
  }

  /**
   * Lets go of all connections, after signing out where the session is this client's own. Calls
   * after it fail.
   */
  @Override
  public void close() {
    if (!sharesSession) {
      signOut();
    }
    wire.close();
  }

  @Override
  public String toString() {
    return "site '%s' of %s by %s"
        .formatted(options.site(), options.server(), options.credentials());
  }

  /** Describes a client; {@link #build()} makes it without any I/O. */
  public static final class Builder {
    private final URI server;
    private String site = "";
    private @Nullable Credentials credentials;
    private Optional<String> impersonated = Optional.empty();
    private Optional<ApiVersion> apiVersion = Optional.empty();
    private Duration sessionLifetime = Duration.ofHours(2);
    private Duration connectTimeout = Duration.ofSeconds(10);
    private Duration requestTimeout = Duration.ofSeconds(60);
    private Duration exportTimeout = Duration.ofMinutes(10);
    private int largestAnswer = 16 * 1024 * 1024;
    private Optional<SessionStore> sessions = Optional.empty();
    private Optional<RateLimits> rateLimits = Optional.empty();
    private Optional<Trust> trust = Optional.empty();
    private Optional<OutgoingProxy> proxy = Optional.empty();
    private InstantSource clock = InstantSource.system();
    private Sleeper sleeper = Thread::sleep;
    private DoubleSupplier jitter = () -> ThreadLocalRandom.current().nextDouble();

    private Builder(URI server) {
      var scheme = server.getScheme();
      if ((!"https".equalsIgnoreCase(scheme) && !"http".equalsIgnoreCase(scheme))
          || server.getHost() == null) {
        throw new IllegalArgumentException(
            "'%s' is not the URL of a server. Write it like https://tableau.example.com."
                .formatted(server));
      }
      this.server = URI.create(UrlText.shown(server).replaceAll("/+$", ""));
    }

    /** The site's name in URLs; left out or empty for the Default site of a Tableau Server. */
    public Builder site(String contentUrl) {
      this.site = requireNonNull(contentUrl, "contentUrl");
      return this;
    }

    public Builder credentials(Credentials given) {
      this.credentials = requireNonNull(given, "credentials");
      return this;
    }

    /**
     * Acts as another user of the site. Only for server administrators of a Tableau Server who sign
     * in by token or password; Tableau Cloud refuses it.
     *
     * @param userLuid whose permissions the calls have
     */
    public Builder impersonating(String userLuid) {
      this.impersonated = Optional.of(userLuid);
      return this;
    }

    /** The version to speak; left out, the server is asked for its newest. */
    public Builder apiVersion(ApiVersion version) {
      this.apiVersion = Optional.of(version);
      return this;
    }

    /**
     * How long a session lives: 120 minutes on Tableau Cloud, 240 by default on a Tableau Server.
     * It is renewed after four fifths of that.
     */
    public Builder sessionLifetime(Duration lifetime) {
      this.sessionLifetime = requireNonNull(lifetime, "lifetime");
      return this;
    }

    /**
     * Where to keep the session, for several clients that share it. Left out, the client keeps it
     * to itself, and signs out when it is closed; with a store, only {@link Tableau#signOut()}
     * does.
     */
    public Builder sessions(SessionStore store) {
      this.sessions = Optional.of(store);
      return this;
    }

    /**
     * How many calls to make at most; left out, those of {@linkplain RateLimits#tableauCloud()
     * Tableau Cloud} for its servers, none for others.
     */
    public Builder rateLimits(RateLimits limits) {
      this.rateLimits = Optional.of(limits);
      return this;
    }

    /**
     * Trusts the certificates of a PEM file besides those that Java trusts.
     *
     * @throws IllegalArgumentException where the file cannot be read or holds no certificate
     */
    public Builder trustedCertificates(Path pem) {
      this.trust = Optional.of(Trust.of(pem));
      return this;
    }

    /** The way to the server; left out, Java's own settings ({@code https.proxyHost} …) hold. */
    public Builder proxy(OutgoingProxy given) {
      this.proxy = Optional.of(given);
      return this;
    }

    private RateLimits usualLimits() {
      return server.getHost().endsWith(".online.tableau.com")
          ? RateLimits.tableauCloud()
          : RateLimits.none();
    }

    /** How long to wait for a connection, 10 seconds by default. */
    public Builder connectTimeout(Duration timeout) {
      this.connectTimeout = requireNonNull(timeout, "timeout");
      return this;
    }

    /** How long to wait for a whole answer, 60 seconds by default. */
    public Builder requestTimeout(Duration timeout) {
      this.requestTimeout = requireNonNull(timeout, "timeout");
      return this;
    }

    /** How long to wait for a whole export, 10 minutes by default: Tableau renders it first. */
    public Builder exportTimeout(Duration timeout) {
      this.exportTimeout = requireNonNull(timeout, "timeout");
      return this;
    }

    /**
     * The most bytes that an answer may have, 16 MiB by default; for exports see {@link SaveTo}.
     */
    public Builder largestAnswer(int bytes) {
      this.largestAnswer = bytes;
      return this;
    }

    /** Where the time comes from; for tests. */
    public Builder clock(InstantSource source) {
      this.clock = requireNonNull(source, "source");
      return this;
    }

    /** How to pause before a second try; for tests. */
    public Builder sleeper(Sleeper given) {
      this.sleeper = requireNonNull(given, "sleeper");
      return this;
    }

    /** Numbers from 0 to 1 that vary the pauses; for tests. */
    public Builder jitter(DoubleSupplier numbers) {
      this.jitter = requireNonNull(numbers, "numbers");
      return this;
    }

    /**
     * The client.
     *
     * @throws IllegalStateException where no credentials were given
     */
    public Tableau build() {
      if (credentials == null) {
        throw new IllegalStateException("A client needs credentials. Call credentials(…) first.");
      }
      return new Tableau(
          new Options(
              server,
              site,
              credentials,
              impersonated,
              apiVersion,
              sessionLifetime,
              sessions.orElseGet(SessionStore::inMemory),
              rateLimits.orElseGet(this::usualLimits),
              new Network(trust, proxy),
              new Limits(connectTimeout, requestTimeout, exportTimeout, largestAnswer),
              new Surroundings(clock, sleeper, jitter)),
          sessions.isPresent());
    }
  }
}
