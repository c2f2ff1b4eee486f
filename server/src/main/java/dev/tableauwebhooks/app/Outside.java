package dev.tableauwebhooks.app;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.tableauwebhooks.action.Action;
import dev.tableauwebhooks.action.Connector;
import dev.tableauwebhooks.codec.ReaderContext;
import dev.tableauwebhooks.codec.RecordBinder;
import dev.tableauwebhooks.codec.WorkflowReader;
import dev.tableauwebhooks.config.Configuration;
import dev.tableauwebhooks.config.IngestSettings.Unauthenticated;
import dev.tableauwebhooks.config.OutgoingSettings;
import dev.tableauwebhooks.config.SiteSettings;
import dev.tableauwebhooks.connector.http.HttpConnector;
import dev.tableauwebhooks.connector.log.LogConnector;
import dev.tableauwebhooks.connector.slack.SlackConnector;
import dev.tableauwebhooks.connector.tableau.TableauConnector;
import dev.tableauwebhooks.extension.ConnectorFolder;
import dev.tableauwebhooks.http.CallListener;
import dev.tableauwebhooks.http.HttpProxy;
import dev.tableauwebhooks.http.HttpSender;
import dev.tableauwebhooks.http.OutgoingPolicy;
import dev.tableauwebhooks.rest.SessionStore;
import dev.tableauwebhooks.rest.TableauException;
import dev.tableauwebhooks.site.SiteStore;
import dev.tableauwebhooks.site.Sites;
import dev.tableauwebhooks.workflow.SettingsBinder;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Everything that reaches out: Tableau's sites, the connectors, and their connections. */
final class Outside implements AutoCloseable {
  private final HttpSender http;
  private final Sites sites;
  private final Map<String, Action<?>> actions;
  private final WorkflowReader reader;
  private final SettingsBinder binder;

  private Outside(
      HttpSender http,
      Sites sites,
      Map<String, Action<?>> actions,
      WorkflowReader reader,
      SettingsBinder binder) {
    this.http = http;
    this.sites = sites;
    this.actions = actions;
    this.reader = reader;
    this.binder = binder;
  }

  /**
   * Loads the connectors and reads the connections; calls nobody yet.
   *
   * @param folder holds {@code connectors/}
   * @param sessions where the sessions of Tableau are kept
   * @param calls told of each call of a connector
   * @throws StartFailed with every problem of connectors and connections
   */
  static Outside connect(
      Configuration configuration,
      Path folder,
      SiteStore siteStore,
      SessionStore sessions,
      InstantSource clock,
      CallListener calls) {
    var problems = new ArrayList<Object>();
    var policy = policy(configuration.outgoing(), problems);
    var sites = sites(configuration, siteStore, sessions, clock);
    var http = HttpSender.start(policy, clock, calls);
    var connectors = new ArrayList<Connector>();
    connectors.add(new LogConnector());
    connectors.add(new HttpConnector(http));
    connectors.add(new SlackConnector(http));
    connectors.add(new TableauConnector(sites));
    var loaded = new ConnectorFolder(folder.resolve("connectors")).load();
    connectors.addAll(loaded.connectors());
    problems.addAll(loaded.problems());
    var names = configuration.names();
    var connections = new Connections(connectors).read(names.connections().values(), problems);
    StartFailed.because(problems);
    var actions = actions(connectors);
    var context =
        new ReaderContext(
            actions,
            connections.namesByType(),
            names.env().keySet(),
            names.secrets().keySet(),
            configuration.sites().stream().map(SiteSettings::name).collect(toSet()));
    return new Outside(
        http,
        sites,
        actions,
        new WorkflowReader(context),
        new RecordBinder(names.secrets(), connections.byName()));
  }

  private static OutgoingPolicy policy(OutgoingSettings settings, List<Object> problems) {
    var allowed = new HashSet<>(settings.allow());
    var wrong = OutgoingPolicy.problemsOf(allowed);
    wrong.forEach(problem -> problems.add("tableau-webhooks.yaml: outgoing.allow\n  " + problem));
    return OutgoingPolicy.DEFAULT
        .allowing(wrong.isEmpty() ? allowed : Set.of())
        .through(proxy(settings));
  }

  private static Optional<HttpProxy> proxy(OutgoingSettings settings) {
    var login =
        settings
            .proxyLogin()
            .map(given -> new HttpProxy.Login(given.username(), given.password().reveal()));
    return settings.proxy().map(address -> new HttpProxy(address.getHost(), port(address), login));
  }

  private static int port(URI address) {
    var byScheme = "https".equalsIgnoreCase(address.getScheme()) ? 443 : 80;
    return address.getPort() < 0 ? byScheme : address.getPort();
  }

  private static Sites sites(
      Configuration configuration, SiteStore store, SessionStore sessions, InstantSource clock) {
    var settings =
        SiteSettingsMapping.of(
            configuration.sites(),
            proxy(configuration.outgoing()),
            configuration.ingest().unauthenticated() == Unauthenticated.VERIFY_BACK);
    try {
      return new Sites(settings, store, sessions, clock);
    } catch (TableauException e) {
      throw StartFailed.because(e);
    }
  }

  private static Map<String, Action<?>> actions(List<Connector> connectors) {
    return connectors.stream()
        .flatMap(connector -> connector.actions().stream())
        .collect(toMap(action -> action.description().name(), action -> action));
  }

  Sites sites() {
    return sites;
  }

  /** By name. */
  Map<String, Action<?>> actions() {
    return actions;
  }

  WorkflowReader reader() {
    return reader;
  }

  SettingsBinder binder() {
    return binder;
  }

  @Override
  public void close() {
    sites.close();
    http.close();
  }
}
