package dev.tableauwebhooks.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tableauwebhooks.action.Secret;
import dev.tableauwebhooks.config.SiteSettings.Credentials;
import dev.tableauwebhooks.event.EventType;
import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SitesReaderTest {
  @TempDir private Path directory;
  private ConfigurationFolder folder;

  @BeforeEach
  void makeFolder() {
    folder = new ConfigurationFolder(directory);
  }

  /** The file that the README of the Python original tells its users to write. */
  @Test
  void needsNoMoreThanTheVariablesOfTheOriginal() {
    folder.dotEnv(
        """
        TABLEAU_DOMAIN='https://10ax.online.tableau.com'
        TABLEAU_SITENAME = 'marketing'
        TABLEAU_RESTAPI_VERSION='3.16'
        TABLEAU_SESSION_MINUTES=240
        TABLEAU_USERNAME=''
        TABLEAU_CA_CLIENT=''
        TABLEAU_CA_SECRET_ID=
        TABLEAU_CA_SECRET_VALUE=
        TABLEAU_PAT_NAME='webhooks'
        TABLEAU_PAT_SECRET='kZq==:8'
        FLASK_ENV='development'
        """);

    assertThat(folder.load().sites())
        .containsExactly(
            new SiteSettings(
                "marketing",
                URI.create("https://10ax.online.tableau.com"),
                "marketing",
                Optional.of("3.16"),
                240,
                Set.of(),
                new Credentials.Pat("webhooks", Secret.of("kZq==:8"), Optional.empty()),
                Optional.empty(),
                true,
                false));
  }

  @ParameterizedTest
  @CsvSource({
    "10ax.online.tableau.com, https://10ax.online.tableau.com",
    "https://tableau.example.com/, https://tableau.example.com",
    "http://localhost:8850, http://localhost:8850",
    "tableau.example.com:8443, https://tableau.example.com:8443"
  })
  void takesADomainWithOrWithoutScheme(String domain, String url) {
    assertThat(withPat().variable("TABLEAU_DOMAIN", domain).load().sites())
        .extracting(SiteSettings::url)
        .containsExactly(URI.create(url));
  }

  @Test
  void callsTheSiteWithoutNameTheDefaultOne() {
    assertThat(withPat().variable("TABLEAU_DOMAIN", "tableau.example.com").load().sites())
        .extracting(SiteSettings::name, SiteSettings::contentUrl, SiteSettings::sessionMinutes)
        .containsExactly(tuple("default", "", 120));
  }

  @Test
  void prefersAPatToAConnectedAppAndThatToAPassword() {
    folder
        .variable("TABLEAU_DOMAIN", "tableau.example.com")
        .variable("TABLEAU_USERNAME", "ann")
        .variable("TABLEAU_PASSWORD", "ann's");
    assertThat(credentials()).isEqualTo(new Credentials.Password("ann", Secret.of("ann's")));

    folder
        .variable("TABLEAU_CA_CLIENT", "client")
        .variable("TABLEAU_CA_SECRET_ID", "id")
        .variable("TABLEAU_CA_SECRET_VALUE", "value");
    assertThat(credentials())
        .isEqualTo(new Credentials.Jwt("client", "id", Secret.of("value"), "ann", List.of()));

    withPat();
    assertThat(credentials())
        .isEqualTo(new Credentials.Pat("pat", Secret.of("secret"), Optional.empty()));
  }

  @Test
  void readsAnyNumberOfSitesFromTheFile() {
    folder
        .yaml(
            """
            sites:
              - url: ${TABLEAU_DOMAIN}
                contentUrl: marketing
                credentials:
                  pat: { name: webhooks, secret: "${TABLEAU_PAT_SECRET}", expires: 2027-01-31 }
              - name: finance
                url: tableau.example.com
                apiVersion: "3.27"
                sessionMinutes: 60
                always: [WorkbookRefreshFailed, UserDeleted]
                credentials:
                  jwt:
                    clientId: client
                    secretId: id
                    secretValue: { file: value.txt }
                    username: ann@example.com
                    scopes: ["tableau:content:read"]
                  password: { username: ann, password: unused }
            """)
        .file("value.txt", "value\n")
        .variable("TABLEAU_DOMAIN", "https://10ax.online.tableau.com")
        .variable("TABLEAU_PAT_SECRET", "secret");

    assertThat(folder.load().sites())
        .containsExactly(
            new SiteSettings(
                "marketing",
                URI.create("https://10ax.online.tableau.com"),
                "marketing",
                Optional.empty(),
                120,
                Set.of(),
                new Credentials.Pat(
                    "webhooks", Secret.of("secret"), Optional.of(LocalDate.parse("2027-01-31"))),
                Optional.empty(),
                true,
                false),
            new SiteSettings(
                "finance",
                URI.create("https://tableau.example.com"),
                "",
                Optional.of("3.27"),
                60,
                Set.of(EventType.WORKBOOK_REFRESH_FAILED, EventType.USER_DELETED),
                new Credentials.Jwt(
                    "client",
                    "id",
                    Secret.of("value"),
                    "ann@example.com",
                    List.of("tableau:content:read")),
                Optional.empty(),
                true,
                false));
  }

  @Test
  void refusesADayThatIsNone() {
    folder.yaml(
        """
        sites:
          - url: tableau.example.com
            credentials: { pat: { name: a, secret: b, expires: next year } }
        """);
    assertThat(folder.problems())
        .isEqualTo(
            """
            tableau-webhooks.yaml:3:56: sites[0].credentials.pat.expires
              'next year' is not a date.
              Fix: Write it as 2027-01-31.\
            """);
  }

  @Test
  void refusesToRegisterWhatTableauDoesNotSend() {
    folder.yaml(
        """
        sites:
          - url: tableau.example.com
            always: [WorkbookRefreshFaild, HookDisabled]
            credentials:
              password: { username: ann, password: x }
        """);
    assertThat(folder.problems())
        .isEqualTo(
            """
            tableau-webhooks.yaml:3:14: sites[0].always[0]
              'WorkbookRefreshFaild' is no event that Tableau sends.
              Fix: Did you mean 'WorkbookRefreshFailed'?
            tableau-webhooks.yaml:3:36: sites[0].always[1]
              'HookDisabled' is no event that Tableau sends.
              Fix: Write it as Tableau does, such as WorkbookRefreshFailed.\
            """);
  }

  @Test
  void saysWhatIsMissingAmongTheVariables() {
    folder.dotEnv("TABLEAU_DOMAIN=tableau.example.com\nTABLEAU_PAT_NAME=pat");
    assertThat(folder.problems())
        .isEqualTo(
            """
            .env:1:1: TABLEAU_DOMAIN
              There is nothing to sign in to Tableau with.
              Fix: Set TABLEAU_PAT_NAME and TABLEAU_PAT_SECRET, or the variables of a connected \
            app, or TABLEAU_USERNAME and TABLEAU_PASSWORD.
            TABLEAU_PAT_SECRET
              TABLEAU_PAT_SECRET is empty, although TABLEAU_PAT_NAME is set.
              Fix: Set TABLEAU_PAT_SECRET, or empty TABLEAU_PAT_NAME.\
            """);
  }

  @Test
  void saysThatTheAddressIsMissing() {
    assertThat(withPat().problems())
        .isEqualTo(
            """
            TABLEAU_DOMAIN
              There are credentials for Tableau, but no address.
              Fix: Set TABLEAU_DOMAIN to the address of Tableau, such as \
            https://10ax.online.tableau.com.\
            """);
  }

  @Test
  void refusesWrongVariablesOneByOne() {
    withPat()
        .variable("TABLEAU_DOMAIN", "https://10ax.online.tableau.com/#/site/marketing/home")
        .variable("TABLEAU_SITENAME", "Marketing Team")
        .variable("TABLEAU_RESTAPI_VERSION", "v3")
        .variable("TABLEAU_SESSION_MINUTES", "0");
    assertThat(folder.problems())
        .isEqualTo(
            """
            TABLEAU_DOMAIN
              'https://10ax.online.tableau.com/#/site/marketing/home' is the address of a page.
              Fix: Write only scheme and host, and what follows /site/ as the site's content URL.
            TABLEAU_SITENAME
              'Marketing Team' is not a site's content URL.
              Fix: Write what stands after /site/ in the addresses of the site, such as \
            marketing; leave it empty for the default site.
            TABLEAU_RESTAPI_VERSION
              'v3' is not a version of the REST API.
              Fix: Write a version such as 3.27, or remove it.
            TABLEAU_SESSION_MINUTES
              '0' is out of range.
              Fix: Write a whole number from 1 to 10080.\
            """);
  }

  private ConfigurationFolder withPat() {
    return folder.variable("TABLEAU_PAT_NAME", "pat").variable("TABLEAU_PAT_SECRET", "secret");
  }

  private Credentials credentials() {
    return folder.load().sites().getFirst().credentials();
  }
}
