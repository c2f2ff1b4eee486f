package dev.tableauwebhooks.config;

import static dev.tableauwebhooks.config.KnownVariable.TABLEAU_CA_CLIENT;
import static dev.tableauwebhooks.config.KnownVariable.TABLEAU_CA_SECRET_ID;
import static dev.tableauwebhooks.config.KnownVariable.TABLEAU_CA_SECRET_VALUE;
import static dev.tableauwebhooks.config.KnownVariable.TABLEAU_DOMAIN;
import static dev.tableauwebhooks.config.KnownVariable.TABLEAU_PASSWORD;
import static dev.tableauwebhooks.config.KnownVariable.TABLEAU_PAT_NAME;
import static dev.tableauwebhooks.config.KnownVariable.TABLEAU_PAT_SECRET;
import static dev.tableauwebhooks.config.KnownVariable.TABLEAU_RESTAPI_VERSION;
import static dev.tableauwebhooks.config.KnownVariable.TABLEAU_SESSION_MINUTES;
import static dev.tableauwebhooks.config.KnownVariable.TABLEAU_SITENAME;
import static dev.tableauwebhooks.config.KnownVariable.TABLEAU_USERNAME;

import dev.tableauwebhooks.action.Secret;
import dev.tableauwebhooks.config.SiteSettings.Credentials;
import dev.tableauwebhooks.event.EventType;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads {@code sites}, or the one site that the variables of the Python original describe. */
final class SitesReader {
  /**
   * Tableau Cloud ends a session after 120 minutes and Tableau Server after 240, so the shorter is
   * right for both.
   */
  private static final int DEFAULT_SESSION_MINUTES = 120;

  private static final int LONGEST_SESSION_MINUTES = 7 * 24 * 60;
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");
  private static final Pattern CONTENT_URL = Pattern.compile("[A-Za-z0-9_-]*");
  private static final Pattern VERSION = Pattern.compile("\\d+\\.\\d+");
  private static final Pattern SITE_IN_ADDRESS = Pattern.compile("(.*?)/#/(?:site/([^/]+))?.*");

  private final Section root;
  private final Variables variables;
  private final Problems problems;
  private final Values values;

  SitesReader(Section root) {
    this.root = root;
    this.variables = root.reading().variables();
    this.problems = root.reading().problems();
    this.values = new Values(problems);
  }

  List<SiteSettings> sites() {
    if (!root.has("sites")) {
      return siteOfVariables().stream().toList();
    }
    var sites = new ArrayList<SiteSettings>();
    Map<String, Place> names = new HashMap<>();
    for (var section : root.sections("sites")) {
      site(section)
          .ifPresent(site -> {
            sites.add(site);
            refuseSecond(site, section.place(), names);
          });
    }
    return sites;
  }

  private void refuseSecond(SiteSettings site, Place place, Map<String, Place> names) {
    var first = names.putIfAbsent(site.name(), place);
    if (first != null) {
      problems.add(
          place,
          "Two sites are called '%s'.".formatted(site.name()),
          "Give each site a name of its own with the key name.");
    }
  }

  private Optional<SiteSettings> site(Section section) {
    var contentUrl = section.text("contentUrl").flatMap(this::contentUrl).orElse("");
    var name = section.text("name").flatMap(this::name).orElse(nameOf(contentUrl));
    var url = section.required("url").flatMap(this::url);
    var apiVersion = section.text("apiVersion").flatMap(this::version);
    var sessionMinutes = section.text("sessionMinutes").flatMap(this::minutes);
    var always = always(section);
    var credentials = new CredentialsReader(section).credentials();
    if (url.isEmpty() || credentials.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new SiteSettings(
            name,
            url.get(),
            contentUrl,
            apiVersion,
            sessionMinutes.orElse(DEFAULT_SESSION_MINUTES),
            always,
            credentials.get(),
            section.text("certificates").flatMap(given -> existing(section, given)),
            section.text("proxy").flatMap(values::flag).orElse(true),
            section.text("verifyBack").flatMap(values::flag).orElse(false)));
  }

  private Optional<Path> existing(Section section, Given given) {
    try {
      var file = section.reading().folder().resolve(given.text().strip());
      if (Files.isReadable(file)) {
        return Optional.of(file);
      }
    } catch (InvalidPathException _) {
      // Reported below, like a file that does not exist.
    }
    return values.refuse(
        given,
        "%s is no file that can be read.".formatted(given.shown()),
        "Name a PEM file with the certificate of the authority that signed Tableau's.");
  }

  private Set<EventType> always(Section section) {
    var events = EnumSet.noneOf(EventType.class);
    for (var given : section.texts("always")) {
      EventType.fromWireName(given.text().strip())
          .ifPresentOrElse(events::add, () -> refuseEvent(given));
    }
    return events;
  }

  private void refuseEvent(Given given) {
    var names = Arrays.stream(EventType.values()).map(EventType::wireName).toList();
    values.refuse(
        given,
        "%s is no event that Tableau sends.".formatted(given.shown()),
        Spelling.nearest(given.text(), names)
            .map("Did you mean '%s'?"::formatted)
            .orElse("Write it as Tableau does, such as WorkbookRefreshFailed."));
  }

  private Optional<SiteSettings> siteOfVariables() {
    var credentials = credentialsOfVariables();
    var domain = variables.find(TABLEAU_DOMAIN);
    if (domain.isEmpty()) {
      credentials.ifPresent(_ -> reportNoDomain());
      return Optional.empty();
    }
    if (credentials.isEmpty()) {
      reportNoCredentials(domain.get().place());
    }
    var url = url(domain.get());
    var contentUrl = variables.find(TABLEAU_SITENAME).flatMap(this::contentUrl).orElse("");
    var version = variables.find(TABLEAU_RESTAPI_VERSION).flatMap(this::version);
    var minutes = variables.find(TABLEAU_SESSION_MINUTES).flatMap(this::minutes);
    if (url.isEmpty() || credentials.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new SiteSettings(
            nameOf(contentUrl),
            url.get(),
            contentUrl,
            version,
            minutes.orElse(DEFAULT_SESSION_MINUTES),
            Set.of(),
            credentials.get(),
            Optional.empty(),
            true,
            false));
  }

  private void reportNoCredentials(Place place) {
    problems.add(
        place,
        "There is nothing to sign in to Tableau with.",
        "Set TABLEAU_PAT_NAME and TABLEAU_PAT_SECRET, or the variables of a connected app, or"
            + " TABLEAU_USERNAME and TABLEAU_PASSWORD.");
  }

  private void reportNoDomain() {
    problems.add(
        new Place.Variable(TABLEAU_DOMAIN.name()),
        "There are credentials for Tableau, but no address.",
        "Set TABLEAU_DOMAIN to the address of Tableau, such as https://10ax.online.tableau.com.");
  }

  private Optional<Credentials> credentialsOfVariables() {
    var username = variables.find(TABLEAU_USERNAME).map(Given::text);
    return pair(TABLEAU_PAT_NAME, TABLEAU_PAT_SECRET)
        .or(() -> username.flatMap(this::jwtOfVariables))
        .or(() -> username.flatMap(this::passwordOfVariables));
  }

  private Optional<Credentials> pair(KnownVariable name, KnownVariable secret) {
    var givenName = variables.find(name);
    var givenSecret = variables.find(secret);
    if (givenName.isPresent() != givenSecret.isPresent()) {
      var there = givenName.isPresent() ? name : secret;
      var missing = givenName.isPresent() ? secret : name;
      problems.add(
          new Place.Variable(missing.name()),
          "%s is empty, although %s is set.".formatted(missing, there),
          "Set %s, or empty %s.".formatted(missing, there));
    }
    return givenName.flatMap(n ->
        givenSecret.map(s -> new Credentials.Pat(n.text(), Secret.of(s.text()), Optional.empty())));
  }

  private Optional<Credentials> jwtOfVariables(String username) {
    var client = variables.find(TABLEAU_CA_CLIENT).map(Given::text);
    var id = variables.find(TABLEAU_CA_SECRET_ID).map(Given::text);
    var value = variables.find(TABLEAU_CA_SECRET_VALUE).map(given -> Secret.of(given.text()));
    if (client.isEmpty() || id.isEmpty() || value.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Credentials.Jwt(client.get(), id.get(), value.get(), username, List.of()));
  }

  private Optional<Credentials> passwordOfVariables(String username) {
    return variables
        .find(TABLEAU_PASSWORD)
        .map(given -> new Credentials.Password(username, Secret.of(given.text())));
  }

  private static String nameOf(String contentUrl) {
    return contentUrl.isEmpty() ? "default" : contentUrl;
  }

  private Optional<String> name(Given given) {
    return values.matching(
        given, NAME, "a site's name", "Write letters, digits, dots, hyphens and underscores.");
  }

  private Optional<String> contentUrl(Given given) {
    return values.matching(
        given,
        CONTENT_URL,
        "a site's content URL",
        "Write what stands after /site/ in the addresses of the site, such as marketing; leave it"
            + " empty for the default site.");
  }

  private Optional<String> version(Given given) {
    return values.matching(
        given, VERSION, "a version of the REST API", "Write a version such as 3.27, or remove it.");
  }

  private Optional<Integer> minutes(Given given) {
    return values.wholeNumber(given, 1, LONGEST_SESSION_MINUTES);
  }

  /** The address of Tableau, also where it was given without {@code https://}. */
  private Optional<URI> url(Given given) {
    var text = given.text().strip();
    var pasted = SITE_IN_ADDRESS.matcher(text);
    if (pasted.matches()) {
      return values.refuse(
          given,
          "%s is the address of a page.".formatted(given.shown()),
          "Write only scheme and host, and what follows /site/ as the site's content URL.");
    }
    var whole = text.contains("://") ? text : "https://" + text;
    return values.address(
        new Given(whole, given.shown(), given.place()), "https://10ax.online.tableau.com");
  }
}
